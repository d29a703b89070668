// return: methods that return this, and one that returns a new object

class Query {
    String text = "select";

    Query where(String condition) {
        text += condition;
        return this;
    }

    Query fresh() {
        return new Query();
    }

    public static void main(String[] args) {
        Query query = new Query().where(Taint.source()).where("limit 1");
        // flow
        Taint.sink(query.text);
        // no flow
        Taint.sink(query.fresh().text);
    }
}
