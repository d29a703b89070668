// inheritance: a mixin makes a class with two more methods out of another one

const Titled = (Base) =>
  class extends Base {
    heading() {
      return `# ${this.title}`;
    }

    marker() {
      return `# ${this.kind}`;
    }
  };

class Page {
  constructor(title) {
    this.title = title;
    this.kind = "page";
  }
}

const TitledPage = Titled(Page);
const page = new TitledPage(source());
// flow
sink(page.heading());
// no flow
sink(page.marker());
