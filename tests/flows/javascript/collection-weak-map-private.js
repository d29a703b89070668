// collection: a WeakMap keeps private data for each object

const secrets = new WeakMap();

class Account {
  constructor(name, secret) {
    this.name = name;
    secrets.set(this, secret);
  }

  reveal() {
    return secrets.get(this);
  }
}

const theirs = new Account("theirs", source());
const ours = new Account("ours", "fixed");
// flow
sink(theirs.reveal());
// no flow
sink(ours.reveal());
