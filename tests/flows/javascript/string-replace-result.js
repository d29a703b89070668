// string: strings never change in place, replace returns a new one

function fillTemplate() {
  const template = "Dear NAME";
  const letter = template.replace("NAME", source());
  template.replace("NAME", source());
  // flow
  sink(letter);
  // no flow
  sink(template);
}

fillTemplate();
