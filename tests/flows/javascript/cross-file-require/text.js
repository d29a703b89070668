function upper(text) {
  return text.toUpperCase();
}

function constant(text) {
  return "people";
}

module.exports = { upper, constant };
