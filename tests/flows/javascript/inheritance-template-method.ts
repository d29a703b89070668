// inheritance: a base class calls methods that its subclasses define
abstract class Report {
  protected rows: string[] = [];

  add(row: string): this {
    this.rows.push(row);
    return this;
  }

  print(): string {
    return this.head() + "\n" + this.body();
  }

  protected head(): string {
    return "Report";
  }

  protected abstract body(): string;
}

class FullReport extends Report {
  protected body(): string {
    return this.rows.join("\n");
  }
}

class ShortReport extends Report {
  protected body(): string {
    return "(rows left out)";
  }
}

const raw = source();
// flow
sink(new FullReport().add(raw).print());
// no flow
sink(new ShortReport().add(raw).print());
