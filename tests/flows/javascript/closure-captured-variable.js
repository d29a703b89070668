// closure: inner functions capture different variables of their function

function makeViews() {
  const title = source();
  const footer = "about us";
  return {
    head: () => "<h1>" + title,
    foot() {
      return "<p>" + footer;
    },
  };
}

function render() {
  const views = makeViews();
  // flow
  sink(views.head());
  // no flow
  sink(views.foot());
}

render();
