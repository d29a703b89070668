import { run as execute } from "tools/shell";

const LIMIT = 10;

function passes(value) {
  sink(value);
}

function direct(request) {
  const name = "fixed";
  const label = source();
  if (request) {
    sink(label);
  }
  execute(name, LIMIT);
  passes(source());
}
