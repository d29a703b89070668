// constant-branch: a branch on a literal is always or never taken

class DebugOutput {
    public static void main(String[] args) {
        String text = Taint.source();
        if (false) {
            // no flow
            Taint.sink(text);
        }
        if (!false) {
            // flow
            Taint.sink(text);
        }
    }
}
