// field: properties of an object literal are told apart

function logRequest() {
  const request = { path: "/health", agent: source() };
  // flow
  sink(request.agent);
  // no flow
  sink(request.path);
}

logRequest();
