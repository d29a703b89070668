// inheritance: the constructor of the base class stores what the subclass hands up

class Entity {
  constructor(label) {
    this.label = label;
  }
}

class Tag extends Entity {
  constructor(label, colour) {
    super(label.trim());
    this.colour = colour;
  }
}

class FixedTag extends Entity {
  constructor(label) {
    super("fixed");
    this.size = label.length;
  }
}

function listTags() {
  const tag = new Tag(source(), "red");
  const fixed = new FixedTag(source());
  // flow
  sink(tag.label);
  // no flow
  sink(fixed.label);
}

listTags();
