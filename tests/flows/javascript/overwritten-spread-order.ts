// overwritten: what comes later in an object literal replaces what came before

interface Options {
  title?: string;
  theme?: string;
}

function merge(given: Options) {
  const preferred = { theme: "light", ...given };
  const enforced = { ...given, theme: "dark" };
  return { preferred, enforced };
}

const merged = merge({ theme: source() });
// flow
sink(merged.preferred.theme);
// no flow
sink(merged.enforced.theme);
