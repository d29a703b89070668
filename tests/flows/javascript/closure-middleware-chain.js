// closure: middleware is put together to a chain that ends at the sink's handler

function compose(...layers) {
  return (context) => {
    const run = (index) =>
      index < layers.length ? layers[index](context, () => run(index + 1)) : undefined;
    return run(0);
  };
}

function readBody(context, next) {
  context.body = source();
  context.id = "request-1";
  return next();
}

function answer(context) {
  // flow
  sink(`<p>${context.body}</p>`);
  // no flow
  sink(`<p>${context.id}</p>`);
}

compose(readBody, answer)({ body: "", id: "" });
