// string: join puts elements together with a separator, split takes them apart

class Joining {
    public static void main(String[] args) {
        String line = String.join("|", "id", Taint.source());
        String fixed = String.join("|", "id", "name");
        // flow
        Taint.sink(line.split("\\|")[1]);
        // no flow
        Taint.sink(fixed.split("\\|")[1]);
    }
}
