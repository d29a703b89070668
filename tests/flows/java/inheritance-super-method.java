// inheritance: an override calls the method of its base class, or does not

class Exporter {
    String body() {
        return Taint.source();
    }
}

class WrappingExporter extends Exporter {
    @Override
    String body() {
        return "[" + super.body() + "]";
    }
}

class EmptyExporter extends Exporter {
    @Override
    String body() {
        return "[]";
    }
}

class ExportAll {
    public static void main(String[] args) {
        // flow
        Taint.sink(new WrappingExporter().body());
        // no flow
        Taint.sink(new EmptyExporter().body());
    }
}
