// callback: a callback gets an error and a result as its parameters

function readFile(name, done) {
  setTimeout(() => done("no error", name + source()), 0);
}

readFile("a.txt", (error, data) => {
  // no flow
  sink(error);
  // flow
  sink(data);
});
