// closure: each memoized function has a cache of its own

function memoize(compute) {
  const cache = new Map();
  return (key) => {
    if (!cache.has(key)) {
      cache.set(key, compute(key));
    }
    return cache.get(key);
  };
}

const comment = memoize((id) => `${id} ${source()}`);
const label = memoize((id) => `label ${id}`);

for (const id of ["a", "b", "a"]) {
  // flow
  sink(comment(id));
  // no flow
  sink(label(id));
}
