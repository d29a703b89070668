// context: a recursive function returns one parameter and drops the other

function repeat(text, separator, times) {
  if (times <= 1) {
    return text;
  }
  return text + repeat(text, separator, times - 1);
}

function drawLines() {
  // flow
  sink(repeat(source(), "+", 3));
  // no flow
  sink(repeat("=", source(), 3));
}

drawLines();
