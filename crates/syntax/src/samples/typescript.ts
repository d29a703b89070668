import { run as execute } from "tools/shell";

const LIMIT: number = 10;

function passes(value: string): void {
  sink(value);
}

function direct(request: boolean): void {
  const name: string = "fixed";
  const label: string = source();
  if (request) {
    sink(label);
  }
  execute(name, LIMIT);
  passes(source());
}
