// cross-file: a builder of another package keeps a statement and its parameters apart

import db.Query;

public class Main {
    public static void main(String[] args) {
        Query query = Query.from("users")
                .where("name", Taint.source())
                .where("active", "yes")
                .build();
        // flow
        Taint.sink(query.parameters());
        // no flow
        Taint.sink(query.sql());
    }
}
