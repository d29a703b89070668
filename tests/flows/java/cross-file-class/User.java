public class User extends Entity {
    private final String role;

    public User(String name, String role) {
        super(name);
        this.role = role;
    }

    public String badge() {
        return "role: " + role;
    }
}
