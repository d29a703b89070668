// constant-branch: a constant on the left decides whether the right side counts

function labels() {
  const missing = null;
  const present = "guest";
  // flow
  sink(missing ?? source());
  // no flow
  sink(present || source());
}

labels();
