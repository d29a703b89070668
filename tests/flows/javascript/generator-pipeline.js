// generator: stages of generators, one numbers the lines, one puts a dot for each

function* lines() {
  yield "begin";
  yield source();
}

function* numbered(input) {
  let number = 0;
  for (const line of input) {
    number += 1;
    yield `${number}: ${line}`;
  }
}

function* dots(input) {
  for (const _ of input) {
    yield ".";
  }
}

// flow
sink([...numbered(lines())]);
// no flow
sink([...dots(lines())]);
