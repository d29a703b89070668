// overwritten: an assignment to a property replaces it and leaves the others

function censor() {
  const draft = { title: source(), body: source() };
  draft["title"] = "removed";
  // flow
  sink(draft.body);
  // no flow
  sink(draft.title);
}

censor();
