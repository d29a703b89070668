// context: a default value stands in for the argument that is left out or undefined

function greeting(name = "guest", closing = "Bye") {
  return "Hello " + name;
}

function sayHello() {
  // flow
  sink(greeting(source(), undefined));
  // no flow
  sink(greeting(undefined, source()));
}

sayHello();
