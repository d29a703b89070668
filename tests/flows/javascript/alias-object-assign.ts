// alias: Object.assign changes its first argument, a spread makes a new object

interface Options {
  title: string;
}

function configure(): void {
  const base: Options = { title: "Home" };
  const shared: Options = { title: "Home" };
  const handle = shared;
  const extended = { ...base, title: source() };
  Object.assign(handle, { title: source() });
  // flow
  sink(shared.title);
  // no flow
  sink(base.title);
  void extended;
}

configure();
