// object: each call of a factory makes a new object

function createMessage(text) {
  return {
    text,
    read() {
      return this.text;
    },
  };
}

function deliver() {
  const inbound = createMessage(source());
  const system = createMessage("maintenance tonight");
  // flow
  sink(inbound.read());
  // no flow
  sink(system.read());
}

deliver();
