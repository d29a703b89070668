const PRICES = { small: "5", large: "9" };

exports.price = (size) => PRICES[size];
