// path: the same unchanged condition guards the assignment and the use

function showBanner(custom) {
  let banner = "Welcome";
  if (custom) {
    banner = source();
  }
  const line = "banner shown";
  if (custom) {
    // flow
    sink(banner + line);
  }
  if (!custom) {
    // no flow
    sink(banner + line);
  }
}

for (const choice of [true, false]) {
  showBanner(choice);
}
