// async: catch turns a rejection into a fallback, the fulfilled promise keeps its value

function request(path, fail) {
  return new Promise((resolve, reject) => {
    setImmediate(() => (fail ? reject(new Error("timeout")) : resolve(path)));
  });
}

function load(path, fail) {
  return request(path, fail)
    .then((body) => "body of " + body)
    .catch(() => "not available");
}

async function main() {
  const path = source();
  // flow
  sink(await load(path, false));
  // no flow
  sink(await load("/status", true));
}

main();
