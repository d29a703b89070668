// dispatch: the method called is that of the object's class

class PlainRenderer {
  render(text) {
    return text;
  }
}

class EscapingRenderer {
  render(text) {
    return sanitize(text);
  }
}

function renderWith(renderer, text) {
  return renderer.render(text);
}

function show() {
  // flow
  sink(renderWith(new PlainRenderer(), source()));
  // no flow
  sink(renderWith(new EscapingRenderer(), source()));
}

show();
