// loop: a value needs two rounds to come through two variables

function window3() {
  let newest = "-";
  let middle = "-";
  let oldest = "-";
  let size = "-";
  for (const step of [1, 2, 3, 4]) {
    size = "size " + step;
    oldest = middle;
    middle = newest;
    newest = source();
  }
  // flow
  sink(oldest);
  // no flow
  sink(size);
}

window3();
