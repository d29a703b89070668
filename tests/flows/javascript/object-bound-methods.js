// object: a method detached from its object keeps the one it is bound to

class Greeter {
  constructor(name) {
    this.name = name;
    this.greet = this.greet.bind(this);
  }

  greet() {
    return "Hello " + this.name;
  }
}

function greetAll() {
  const { greet: greetGuest } = new Greeter(source());
  const { greet: greetAdmin } = new Greeter("admin");
  // flow
  sink(greetGuest());
  // no flow
  sink(greetAdmin());
}

greetAll();
