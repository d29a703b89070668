// closure: a function that runs once returns its first result for ever
function once<A, R>(run: (argument: A) => R): (argument: A) => R {
  let done = false;
  let result: R;
  return (argument) => {
    if (!done) {
      done = true;
      result = run(argument);
    }
    return result;
  };
}

const connect = once((name: string) => "connection " + name);
const announce = once((name: string) => "announced " + name);
connect(source());
announce("server");
// flow
sink(connect("other"));
// no flow
sink(announce("client"));
