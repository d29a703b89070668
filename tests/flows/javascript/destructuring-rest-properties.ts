// destructuring: one property is taken out, the rest goes on as another object

interface Account {
  id: string;
  password: string;
  city: string;
}

function publicPart(account: Account): Omit<Account, "password"> {
  const { password, ...rest } = account;
  // flow
  sink(password);
  return rest;
}

const shown = publicPart({ id: "1", password: source(), city: "Ulm" });
// no flow
sink(shown);
