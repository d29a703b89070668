// path: a handler answers by method, each branch with a body of its own

function handle(request, response) {
  let body = "ready";
  if (request.method === "POST") {
    body = `saved ${request.body}`;
  } else if (request.method === "DELETE") {
    body = "deleted";
    // no flow
    sink(body);
    return response.end(body);
  } else {
    return response.end(body);
  }
  // flow
  sink(body);
  return response.end(body);
}

const response = { end() {} };
for (const method of ["GET", "POST", "DELETE"]) {
  handle({ method, body: source() }, response);
}
