// collection: entries of a Map under two constant keys

function buildOptions() {
  const options = new Map([["mode", "fast"]]);
  options.set("comment", source());
  // flow
  sink(options.get("comment"));
  // no flow
  sink(options.get("mode"));
}

buildOptions();
