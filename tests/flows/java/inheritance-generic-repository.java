// inheritance: a generic base class keeps entities, a subclass tells it the key
import java.util.HashMap;
import java.util.Map;

abstract class Repository<E> {
    private final Map<String, E> rows = new HashMap<>();

    protected abstract String keyOf(E entity);

    void save(E entity) {
        rows.put(keyOf(entity), entity);
    }

    E find(String key) {
        return rows.get(key);
    }
}

record Note(String id, String text) {
}

class NoteRepository extends Repository<Note> {
    @Override
    protected String keyOf(Note note) {
        return note.id();
    }
}

class Notes {
    public static void main(String[] args) {
        NoteRepository notes = new NoteRepository();
        notes.save(new Note("n1", Taint.source()));
        // flow
        Taint.sink(notes.find("n1").text());
        // no flow
        Taint.sink(notes.find("n1").id());
    }
}
