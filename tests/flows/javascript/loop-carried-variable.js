// loop: a value reaches the use above its assignment in the next round

function followRedirects() {
  let location = "/start";
  const first = location;
  for (let hop = 0; hop < 3; hop++) {
    // flow
    sink(location);
    // no flow
    sink(first);
    location = source();
  }
}

followRedirects();
