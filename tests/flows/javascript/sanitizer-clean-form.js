// sanitizer: a form's values are cleaned into a new object, the form is left as it was

function clean(form) {
  const cleaned = {};
  for (const key of Object.keys(form)) {
    cleaned[key] = sanitize(form[key]);
  }
  return cleaned;
}

const form = { name: source(), city: source() };
const cleaned = clean(form);
// flow
sink(form.name + form.city);
// no flow
sink(cleaned.name + cleaned.city);
