class Basket {
  constructor(currency) {
    this.currency = currency;
    this.items = [];
  }

  add(name, price) {
    this.items.push({ name, price });
  }

  names() {
    return this.items.map((item) => item.name);
  }

  prices() {
    return this.items.map((item) => item.price + this.currency);
  }
}

module.exports = Basket;
