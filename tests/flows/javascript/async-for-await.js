// async: for await reads an async generator, try around await gets the rejection

async function* chunks() {
  yield source();
  yield source();
}

async function refuse() {
  throw new Error("refused");
}

async function main() {
  for await (const chunk of chunks()) {
    // flow
    sink(chunk);
  }
  try {
    await refuse();
  } catch (error) {
    // no flow
    sink(error.message);
  }
}

main();
