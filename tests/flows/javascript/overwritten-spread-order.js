// overwritten: what comes later in an object literal replaces what came before

function options(given) {
  return {
    theme: "light",
    ...given,
    mode: "safe",
  };
}

const result = options({ theme: source(), mode: source() });
// flow
sink(result.theme);
// no flow
sink(result.mode);
