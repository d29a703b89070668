// async: each then gets what the one before returned

function load() {
  return Promise.resolve(source());
}

load()
  .then((text) => ({ text, status: "200" }))
  .then((reply) => {
    // flow
    sink(reply.text);
    return reply.status;
  })
  .then((status) => {
    // no flow
    sink(status);
  });
