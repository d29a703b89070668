// destructuring: two variables are swapped

function swapSides(): void {
  let left: string = source();
  let right: string = "fixed";
  [left, right] = [right, left];
  // flow
  sink(right);
  // no flow
  sink(left);
}

swapSides();
