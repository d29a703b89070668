// object: two instances of one class hold different values

class Basket {
  constructor(owner) {
    this.owner = owner;
  }

  describe() {
    return "basket of " + this.owner;
  }
}

function checkout() {
  const theirs = new Basket(source());
  const ours = new Basket("warehouse");
  // flow
  sink(theirs.describe());
  // no flow
  sink(ours.describe());
}

checkout();
