// field: properties two levels deep are told apart

const order = {
  customer: { name: "", id: "C-1" },
  shipping: { name: "" },
};

function acceptOrder() {
  order.customer.name = source();
  // flow
  sink(order.customer.name);
  // no flow
  sink(order.shipping.name + order.customer.id);
}

acceptOrder();
