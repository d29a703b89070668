import java.util.Optional;

public class MemoryUserRepository implements UserRepository {
    @Override
    public Optional<String> findName(String id) {
        return Optional.of(Taint.source());
    }
}
