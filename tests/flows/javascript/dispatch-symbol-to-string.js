// dispatch: a template calls the toString method of each object

class Money {
  constructor(amount) {
    this.amount = amount;
  }

  toString() {
    return this.amount + " EUR";
  }
}

class Secret {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return "***";
  }
}

const money = new Money(source());
const secret = new Secret(source());
// flow
sink(`Total: ${money}`);
// no flow
sink(`Password: ${secret}`);
