// overwritten: an assignment to an element replaces it and leaves the others

class Mask {
    public static void main(String[] args) {
        String[] cells = {Taint.source(), Taint.source()};
        cells[0] = "masked";
        // flow
        Taint.sink(cells[1]);
        // no flow
        Taint.sink(cells[0]);
    }
}
