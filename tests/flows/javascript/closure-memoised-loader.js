// closure: a loader with a cache of its own, made twice

function memoise(load) {
  const cache = {};
  return (key) => {
    if (!(key in cache)) {
      cache[key] = load(key);
    }
    return cache[key];
  };
}

const loadComment = memoise((key) => `${key}: ${source()}`);
const loadLabel = memoise((key) => `${key}: label`);

for (const key of ["a", "a", "b"]) {
  // flow
  sink(loadComment(key));
  // no flow
  sink(loadLabel(key));
}
