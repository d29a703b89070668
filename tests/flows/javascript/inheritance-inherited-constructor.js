// inheritance: a class without a constructor takes that of its base class

class Column {
  constructor(name, unit) {
    this.name = name;
    this.unit = unit;
  }
}

class PriceColumn extends Column {
  heading() {
    return this.name;
  }

  suffix() {
    return this.unit;
  }
}

function printHeadings() {
  const price = new PriceColumn(source(), "EUR");
  // flow
  sink(price.heading());
  // no flow
  sink(price.suffix());
}

printHeadings();
