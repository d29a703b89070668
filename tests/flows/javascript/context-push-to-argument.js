// context: a helper pushes to whichever array it is given

function addError(list, field, message) {
  list.push({ field, message });
  return list;
}

function validate() {
  const errors = [];
  const warnings = [];
  addError(errors, "name", `not a name: ${source()}`);
  addError(warnings, "city", "is missing");
  // flow
  sink(errors.map((e) => e.message).join("; "));
  // no flow
  sink(warnings.map((e) => e.message).join("; "));
}

validate();
