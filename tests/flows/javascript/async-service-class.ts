// async: a service awaits its repository and maps what it gets

class UserRepository {
  async load(id: string): Promise<{ id: string; name: string; role: string }> {
    await Promise.resolve();
    return { id, name: source(), role: "member" };
  }
}

class UserService {
  constructor(private readonly repository: UserRepository) {}

  async describe(id: string): Promise<{ line: string; role: string }> {
    const user = await this.repository.load(id);
    return { line: `${user.id}: ${user.name}`, role: user.role };
  }
}

async function main(): Promise<void> {
  const result = await new UserService(new UserRepository()).describe("u1");
  // flow
  sink(result.line);
  // no flow
  sink(result.role);
}

main();
