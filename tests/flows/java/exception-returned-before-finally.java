// exception: return takes the value before finally changes the variable, but shares the object

class Closing {
    static String name() {
        String name = "fixed";
        try {
            return name;
        } finally {
            name = Taint.source();
        }
    }

    static StringBuilder lines() {
        StringBuilder lines = new StringBuilder("fixed");
        try {
            return lines;
        } finally {
            lines.append(Taint.source());
        }
    }

    public static void main(String[] args) {
        // flow
        Taint.sink(lines().toString());
        // no flow
        Taint.sink(name());
    }
}
