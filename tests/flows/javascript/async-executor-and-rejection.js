// async: what an executor resolves reaches then, what it rejects reaches catch

function ask(valid) {
  return new Promise((resolve, reject) => {
    if (valid) {
      resolve("accepted");
    } else {
      reject(source());
    }
  });
}

for (const valid of [true, false]) {
  ask(valid).then(
    (answer) => {
      // no flow
      sink(answer);
    },
    (reason) => {
      // flow
      sink(reason);
    },
  );
}
