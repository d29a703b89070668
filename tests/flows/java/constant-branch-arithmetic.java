// constant-branch: a local condition of constant arithmetic

class Limits {
    public static void main(String[] args) {
        int limit = 4 * 2;
        boolean strict = limit > 7 && limit % 2 == 0;
        String path = Taint.source();
        String target = strict ? "/srv/files" : path;
        String backup = strict ? path : "/srv/backup";
        // flow
        Taint.sink(backup);
        // no flow
        Taint.sink(target);
    }
}
