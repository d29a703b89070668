// alias: a spread copy shares the nested object, structuredClone does not

const original = { id: "1", meta: { note: "none" } };
const shared = { ...original };
const separate = structuredClone(original);
original.meta.note = source();

// flow
sink(shared.meta.note);
// no flow
sink(separate.meta.note);
