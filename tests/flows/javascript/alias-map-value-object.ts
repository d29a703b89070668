// alias: an object that was taken out of a map is changed in place
interface Cart {
  items: string[];
}

function order(): void {
  const carts = new Map<string, Cart>();
  carts.set("ann", { items: [] });
  carts.set("bob", { items: [] });
  const cart = carts.get("ann");
  if (cart) {
    cart.items.push(source());
  }
  // flow
  sink(carts.get("ann")!.items);
  // no flow
  sink(carts.get("bob")!.items);
}

order();
