// callback: the function given to replace makes the new text, its result is part of the string

function fillTemplate() {
  const values = { name: source(), date: "today" };
  const greeting = "Hello {name}".replace(/\{(\w+)\}/g, () => values.name);
  const footer = "Sent {date}".replace(/\{(\w+)\}/g, () => values.date);
  // flow
  sink(greeting);
  // no flow
  sink(footer);
}

fillTemplate();
