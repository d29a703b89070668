import java.util.Optional;

public interface UserRepository {
    Optional<String> findName(String id);
}
