// return: methods that return this, and one that returns a new object

class Query {
  constructor() {
    this.text = "select";
  }

  where(condition) {
    this.text += condition;
    return this;
  }

  fresh() {
    return new Query();
  }
}

function search() {
  const query = new Query().where(source()).where("limit 1");
  // flow
  sink(query.text);
  // no flow
  sink(query.fresh().text);
}

search();
