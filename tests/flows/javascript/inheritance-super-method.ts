// inheritance: an override calls the method of its base class, or does not

abstract class Exporter {
  body(): string {
    return source();
  }
}

class WrappingExporter extends Exporter {
  body(): string {
    return "[" + super.body() + "]";
  }
}

class EmptyExporter extends Exporter {
  body(): string {
    return "[]";
  }
}

function exportAll(): void {
  const wrapping: Exporter = new WrappingExporter();
  const empty: Exporter = new EmptyExporter();
  // flow
  sink(wrapping.body());
  // no flow
  sink(empty.body());
}

exportAll();
