// async: allSettled tells the values of fulfilled promises from the reasons of the others

async function load(name) {
  if (name === "broken") {
    throw new Error("not found");
  }
  return source();
}

async function main() {
  const results = await Promise.allSettled([load("page"), load("broken")]);
  const values = results.filter((r) => r.status === "fulfilled").map((r) => r.value);
  const reasons = results.filter((r) => r.status === "rejected").map((r) => r.reason.message);
  // flow
  sink(values);
  // no flow
  sink(reasons);
}

main();
