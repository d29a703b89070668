// overwritten: a function resets the property of the object it is given

function reset(token) {
  token.text = "";
}

function inspect(token) {
  return token.text.length;
}

function logout() {
  const kept = { text: source() };
  const wiped = { text: source() };
  inspect(kept);
  reset(wiped);
  // flow
  sink(kept.text);
  // no flow
  sink(wiped.text);
}

logout();
