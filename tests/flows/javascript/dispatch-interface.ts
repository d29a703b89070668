// dispatch: two classes of one interface, each in a variable of the interface's type

interface Store {
  load(key: string): string;
}

class InputStore implements Store {
  load(key: string): string {
    return key + source();
  }
}

class MemoryStore implements Store {
  load(key: string): string {
    return key + "1";
  }
}

function readAll(): void {
  const input: Store = new InputStore();
  const memory: Store = new MemoryStore();
  // flow
  sink(input.load("a"));
  // no flow
  sink(memory.load("a"));
}

readAll();
