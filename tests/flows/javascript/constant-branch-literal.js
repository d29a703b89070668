// constant-branch: a branch on a literal is always or never taken

function debugOutput() {
  const text = source();
  if (false) {
    // no flow
    sink(text);
  }
  if (!false) {
    // flow
    sink(text);
  }
}

debugOutput();
