// inheritance: a mixin extends whatever class it is given

const Tagged = (Base) =>
  class extends Base {
    describe() {
      return "<" + this.text() + ">";
    }
  };

class Note {
  constructor(value) {
    this.value = value;
  }

  text() {
    return this.value;
  }
}

class EmptyNote extends Note {
  text() {
    return "empty";
  }
}

const TaggedNote = Tagged(Note);
const TaggedEmptyNote = Tagged(EmptyNote);
// flow
sink(new TaggedNote(source()).describe());
// no flow
sink(new TaggedEmptyNote(source()).describe());
