// alias: two names of one array, and a copy made before the change

function appendNotes() {
  const notes = ["first"];
  const view = notes;
  const backup = [...notes];
  view.push(source());
  // flow
  sink(notes);
  // no flow
  sink(backup);
}

appendNotes();
