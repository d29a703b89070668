// field: a property of the prototype is read unless the object has its own

function Widget() {}
Widget.prototype.caption = source();

function draw() {
  const plain = new Widget();
  const named = new Widget();
  named.caption = "Save";
  // flow
  sink(plain.caption);
  // no flow
  sink(named.caption);
}

draw();
