// inheritance: an abstract class prints what its subclasses make of the text

abstract class Block {
  constructor(protected readonly text: string) {}

  protected abstract content(): string;

  render(): string {
    return `<div>${this.content()}</div>`;
  }
}

class Paragraph extends Block {
  protected content(): string {
    return this.text;
  }
}

class Placeholder extends Block {
  protected content(): string {
    return this.text === "" ? "empty" : "loading";
  }
}

const raw: string = source();
// flow
sink(new Paragraph(raw).render());
// no flow
sink(new Placeholder(raw).render());
