// sanitizer: map with a function that cleans, and forEach whose results are lost

function cleanTags() {
  const tags = [source(), source()];
  const cleaned = tags.map((tag) => sanitize(tag));
  tags.forEach((tag) => sanitize(tag));
  // flow
  sink(tags);
  // no flow
  sink(cleaned);
}

cleanTags();
