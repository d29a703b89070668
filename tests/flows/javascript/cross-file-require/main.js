// cross-file: modules of require and module.exports
const database = require("./database");
const { upper, constant } = require("./text");

const name = source();
database.find(upper(name));
database.count(constant(name));
