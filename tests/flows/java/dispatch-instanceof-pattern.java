// dispatch: the class of an event decides which of its texts is shown

abstract class Event {
    final String note;

    Event(String note) {
        this.note = note;
    }
}

class Rename extends Event {
    Rename(String note) {
        super(note);
    }
}

class Tick extends Event {
    Tick(String note) {
        super(note);
    }
}

class Journal {
    static String line(Event event) {
        if (event instanceof Rename rename) {
            return "renamed to " + rename.note;
        }
        return "tick";
    }

    public static void main(String[] args) {
        // flow
        Taint.sink(line(new Rename(Taint.source())));
        // no flow
        Taint.sink(line(new Tick(Taint.source())));
    }
}
