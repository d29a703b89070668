// sanitizer: a cleaned copy put back into one property leaves the other one

function cleanForm() {
  const form = { name: source(), note: source() };
  form.name = sanitize(form.name);
  // flow
  sink(form.note);
  // no flow
  sink(form.name);
}

cleanForm();
