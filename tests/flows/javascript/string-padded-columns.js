// string: columns of a table are padded, and split from a constant head

const HEAD = "name;value";

function row(name, value) {
  return name.padEnd(10) + "|" + value.padStart(5);
}

const [left, right] = HEAD.split(";");
// flow
sink(row("comment", source()));
// no flow
sink(row(left, right));
