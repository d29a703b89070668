// context: one constructor calls another one with a fixed value in place of its argument

class Account {
    final String owner;
    final String note;

    Account(String owner, String note) {
        this.owner = owner;
        this.note = note;
    }

    Account(String owner) {
        this(owner, "none");
    }

    Account(StringBuilder note) {
        this("nobody", note.toString());
    }

    public static void main(String[] args) {
        Account named = new Account(Taint.source());
        Account noted = new Account(new StringBuilder(Taint.source()));
        // flow
        Taint.sink(named.owner + noted.owner);
        // no flow
        Taint.sink(named.note + noted.owner);
    }
}
