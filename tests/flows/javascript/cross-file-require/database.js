exports.find = function (name) {
  const query = "select * from people where name = '" + name + "'";
  // flow
  sink(query);
};

exports.count = (table) => {
  // no flow
  sink("select count(*) from " + table);
};
