// field: private members of a request wrapper, read through methods
class Incoming {
  #body: string;
  #method = "GET";

  constructor(body: string) {
    this.#body = body;
  }

  get body(): string {
    return this.#body;
  }

  describe(): string {
    return this.#method + " request";
  }
}

const incoming = new Incoming(source());
// flow
sink(incoming.body);
// no flow
sink(incoming.describe());
