// constant-branch: branches on constants of the module

const VERSION: number = 3;
const LEGACY: boolean = VERSION < 2;

function choose(): void {
  const name: string = source();
  const greeting = LEGACY ? "Hi " + name : "Hi";
  const farewell = VERSION === 3 ? "Bye " + name : "Bye";
  // flow
  sink(farewell);
  // no flow
  sink(greeting);
}

choose();
