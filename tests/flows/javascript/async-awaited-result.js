// async: awaiting an async function gives what it returns

async function fetchBody(url) {
  return url + source();
}

async function fetchStatus(url) {
  const body = await fetchBody(url);
  return body ? "ok" : "empty";
}

async function main() {
  // flow
  sink(await fetchBody("/a"));
  // no flow
  sink(await fetchStatus("/a"));
}

main();
