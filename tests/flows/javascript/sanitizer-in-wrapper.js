// sanitizer: a function that cleans its first parameter and leaves the second

function attribute(name, value) {
  return sanitize(name) + "=" + value;
}

// flow
sink(attribute("title", source()));
// no flow
sink(attribute(source(), "title"));
