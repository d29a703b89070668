// collection: concat makes a new array and leaves the ones it was made of

function collect(base: string[], more: string[]): string[] {
  return base.concat(more, "end");
}

const base: string[] = ["start"];
const all = collect(base, [source()]);
// flow
sink(all.join(" > "));
// no flow
sink(base.join(" > "));
