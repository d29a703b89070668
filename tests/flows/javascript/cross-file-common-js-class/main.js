// cross-file: a class and a function of modules that were loaded with require
const Basket = require("./basket");
const { price } = require("./prices");

const basket = new Basket("eur");
basket.add(source(), price("small"));
// flow
sink(basket.names());
// no flow
sink(basket.prices());
