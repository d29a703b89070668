public class UserService {
    private final UserRepository repository;

    public UserService(UserRepository repository) {
        this.repository = repository;
    }

    public UserDto load(String id) {
        UserDto dto = new UserDto();
        dto.setName(repository.findName(id).orElse("unknown"));
        dto.setLink("/users/" + id);
        return dto;
    }
}
