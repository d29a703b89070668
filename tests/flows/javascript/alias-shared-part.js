// alias: one object is a part of two others, a second one of only one of them

class Pen {
  constructor(colour) {
    this.colour = colour;
  }
}

function paint() {
  const shared = new Pen("black");
  const circle = { pen: shared };
  const square = { pen: shared };
  const triangle = { pen: new Pen("black") };
  circle.pen.colour = source();
  // flow
  sink(square.pen.colour);
  // no flow
  sink(triangle.pen.colour);
}

paint();
