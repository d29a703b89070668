// destructuring: an object pattern with renaming, a default and a rest

function readEvent() {
  const event = { type: "click", target: source(), view: "main" };
  const { target: element, detail = "none", ...others } = event;
  // flow
  sink(element);
  // no flow
  sink([detail, others]);
}

readEvent();
