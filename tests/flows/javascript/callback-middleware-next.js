// callback: middleware gets the request, the response and a function that goes on

function run(layers, req, res) {
  let index = 0;
  function next() {
    const layer = layers[index++];
    if (layer) {
      layer(req, res, next);
    }
  }
  next();
}

const layers = [
  (req, res, next) => {
    req.body = source();
    next();
  },
  (req, res, next) => {
    res.status = "ok";
    next();
  },
  (req, res) => {
    // flow
    sink(req.body);
    // no flow
    sink(res.status);
  },
];

run(layers, {}, {});
