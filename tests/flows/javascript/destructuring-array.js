// destructuring: an array pattern with a hole and a rest

function splitArguments() {
  const [command, , ...options] = ["list", source(), "-v"];
  const [, path] = ["list", source(), "-v"];
  // flow
  sink(path);
  // no flow
  sink([command, options]);
}

splitArguments();
