// path: one kind of request is refused, one replaced, the others pass

class Gate {
    static void accept(String kind, String body) {
        if (kind.equals("banned")) {
            throw new SecurityException(kind);
        }
        if (kind.equals("ping")) {
            body = "pong";
            // no flow
            Taint.sink(body);
            return;
        }
        // flow
        Taint.sink(body);
    }

    public static void main(String[] args) {
        for (String kind : new String[] {"banned", "ping", "post"}) {
            try {
                accept(kind, Taint.source());
            } catch (SecurityException e) {
                continue;
            }
        }
    }
}
