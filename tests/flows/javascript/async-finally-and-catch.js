// async: catch replaces a rejection by a default, finally leaves the value alone

function fetchText(ok) {
  return ok ? Promise.resolve(source()) : Promise.reject(new Error(source()));
}

function main() {
  fetchText(true)
    .catch(() => "fallback")
    .finally(() => "ignored")
    .then((text) => {
      // flow
      sink(text);
    });
  fetchText(false)
    .catch(() => "fallback")
    .finally(() => source())
    .then((text) => {
      // no flow
      sink(text);
    });
}

main();
