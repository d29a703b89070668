function merge(target, source) {
  // ruleid: prototype-pollution-merge
  for (const key in source) {
    if (typeof source[key] === 'object') {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

const extend = function (into, from) {
  // ruleid: prototype-pollution-merge
  Object.keys(from).forEach((name) => {
    if (from[name] && into[name]) {
      into[name] = extend(into[name], from[name]);
    } else {
      into[name] = from[name];
    }
  });
  return into;
};

const deepAssign = (a, b) => {
  // ruleid: prototype-pollution-merge
  for (const [k, v] of Object.entries(b)) {
    if (a[k] instanceof Object) deepAssign(a[k], v);
    else a[k] = v;
  }
};

function safeMerge(target, source) {
  // ok: prototype-pollution-merge
  for (const key in source) {
    if (key === '__proto__' || key === 'constructor') continue;
    if (typeof source[key] === 'object') safeMerge(target[key], source[key]);
    else target[key] = source[key];
  }
}

function copy(source) {
  const target = {};
  // ok: prototype-pollution-merge
  for (const key of Object.keys(source)) {
    target[key] = source[key];
  }
  return target;
}

function guarded(target, source) {
  // ok: prototype-pollution-merge
  for (const key in source) {
    if (isUnsafeKey(key)) continue;
    if (typeof source[key] === 'object') guarded(target[key], source[key]);
    else target[key] = source[key];
  }
}

module.exports = { merge, extend, deepAssign, safeMerge, copy, guarded };
