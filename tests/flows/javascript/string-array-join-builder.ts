// string: parts are collected in arrays and joined, a builder for each of two texts

class HtmlBuilder {
  private parts: string[] = [];

  open(tag: string): this {
    this.parts.push(`<${tag}>`);
    return this;
  }

  text(value: string): this {
    this.parts.push(value);
    return this;
  }

  build(): string {
    return this.parts.join("");
  }
}

const body = new HtmlBuilder().open("p").text(source());
const head = new HtmlBuilder().open("h1").text("Title");
// flow
sink(body.build());
// no flow
sink(head.build());
