// closure: each call of a factory makes a closure over its own values

function prefixer(prefix: string): (text: string) => string {
  return (text) => prefix + text;
}

function formatLines(): void {
  const custom = prefixer(source());
  const bullet = prefixer("* ");
  // flow
  sink(custom("one"));
  // no flow
  sink(bullet("one"));
}

formatLines();
