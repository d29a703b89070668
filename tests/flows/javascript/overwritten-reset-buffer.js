// overwritten: flush hands the text out and empties the buffer

class LineBuffer {
  text = "";

  add(part) {
    this.text += part;
  }

  flush() {
    const flushed = this.text;
    this.text = "";
    return flushed;
  }
}

const buffer = new LineBuffer();
buffer.add("> ");
buffer.add(source());
const flushed = buffer.flush();
buffer.add("end");
// flow
sink(flushed);
// no flow
sink(buffer.text);
