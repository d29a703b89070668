// collection: an object becomes entries and an object again, with the values replaced in one of them

const form = { name: source(), city: source() };

const trimmed = Object.fromEntries(
  Object.entries(form).map(([key, value]) => [key, value.trim() + "."]),
);
const hidden = Object.fromEntries(
  Object.entries(form).map(([key]) => [key, "***"]),
);
// flow
sink(trimmed.name);
// no flow
sink(hidden.name);
