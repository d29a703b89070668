// async: a timer callback resolves with the argument that it was given

function delay(value) {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), 1);
  });
}

async function main() {
  const name = await delay(source());
  const kind = await delay("kind");
  // flow
  sink(name);
  // no flow
  sink(kind);
}

main();
