using Execute = Tools.Shell.Runner;

class Sample {
    const int Limit = 10;

    void Passes(string value) {
        sink(value);
    }

    void Direct(bool request) {
        string name = "fixed";
        string label = source();
        if (request) {
            sink(label);
        }
        Execute.Run(name, Limit);
        Passes(source());
    }
}
