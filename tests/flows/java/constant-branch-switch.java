// constant-branch: a switch over a constant string takes one case

class Transfer {
    public static void main(String[] args) {
        String mode = "safe";
        String path = Taint.source();
        String target = "";
        String backup = "";
        switch (mode) {
            case "fast":
                target = path;
                break;
            case "safe":
                target = "/srv/files";
                backup = path;
                break;
            default:
                target = path + "?";
        }
        // flow
        Taint.sink(backup);
        // no flow
        Taint.sink(target);
    }
}
