// string: += makes a new string, the old name keeps the old one

class QueryText {
    public static void main(String[] args) {
        String base = "select * from t";
        String query = base;
        query += " where x = " + Taint.source();
        // flow
        Taint.sink(query);
        // no flow
        Taint.sink(base);
    }
}
