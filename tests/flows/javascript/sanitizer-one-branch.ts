// sanitizer: a value cleaned on all paths, and one cleaned on some

function show(trusted: boolean): void {
  let title: string = source();
  let text: string = source();
  if (trusted) {
    title = "static";
  } else {
    title = sanitize(title);
    text = sanitize(text);
  }
  // flow
  sink(text);
  // no flow
  sink(title);
}

show(true);
show(false);
