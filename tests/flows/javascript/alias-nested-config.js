// alias: a shallow copy shares the nested object, a structured clone does not

function configure() {
  const defaults = { http: { agent: "none" } };
  const shared = { ...defaults };
  const separate = structuredClone(defaults);
  defaults.http.agent = source();
  // flow
  sink(shared.http.agent);
  // no flow
  sink(separate.http.agent);
}

configure();
