public abstract class Entity {
    protected final String name;

    protected Entity(String name) {
        this.name = name;
    }

    public String display() {
        return "name: " + name;
    }
}
