// destructuring: the rest of an object has all but the named properties

function split({ password, ...profile }) {
  return [password, profile];
}

const [password, profile] = split({ password: source(), name: "ann", lang: "fr" });
// flow
sink(password);
// no flow
sink(profile);
