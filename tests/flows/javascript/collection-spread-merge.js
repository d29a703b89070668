// collection: in a merge of objects the later property wins

function effectiveSettings() {
  const defaults = { title: "Home" };
  const custom = { title: source() };
  const customLast = { ...defaults, ...custom };
  const defaultLast = { ...custom, ...defaults };
  // flow
  sink(customLast.title);
  // no flow
  sink(defaultLast.title);
}

effectiveSettings();
