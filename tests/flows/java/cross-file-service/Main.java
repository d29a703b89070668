// cross-file: a controller, a service and a repository that is behind an interface

public class Main {
    public static void main(String[] args) {
        UserService service = new UserService(new MemoryUserRepository());
        UserDto user = service.load("u1");
        // flow
        Taint.sink(user.getName());
        // no flow
        Taint.sink(user.getLink());
    }
}
