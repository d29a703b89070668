// collection: a deleted property is no longer part of the object

function publicUser() {
  const user = { name: "Ada", password: source() };
  // flow
  sink(JSON.stringify(user));
  delete user.password;
  // no flow
  sink(JSON.stringify(user));
}

publicUser();
