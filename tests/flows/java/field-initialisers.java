// field: field initialisers and initialiser blocks run before the constructor's body

class Session {
    String user = Taint.source();
    String role = Taint.source();
    String note;

    {
        note = "new: " + user;
    }

    Session() {
        role = "member";
    }
}

class SessionView {
    public static void main(String[] args) {
        Session session = new Session();
        // flow
        Taint.sink(session.note);
        // no flow
        Taint.sink(session.role);
    }
}
