import {run as execute} from "./Shell.sol";

contract Sample {
    uint constant limit = 10;

    function passes(string memory value) internal {
        sink(value);
    }

    function direct(bool request) public {
        string memory name = "fixed";
        string memory label = source();
        if (request) {
            sink(label);
        }
        execute(name, limit);
        passes(source());
    }
}
