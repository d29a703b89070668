// async: a service awaits its repository, and awaits a constant
class Repository {
  async title(id: string): Promise<string> {
    return id + ": " + source();
  }

  async language(id: string): Promise<string> {
    return id.length > 2 ? "en" : "fr";
  }
}

class Service {
  private repository: Repository;

  constructor(repository: Repository) {
    this.repository = repository;
  }

  async page(id: string): Promise<{ title: string; language: string }> {
    const title = await this.repository.title(id);
    return { title, language: await this.repository.language(id) };
  }
}

async function main(): Promise<void> {
  const page = await new Service(new Repository()).page("a1");
  // flow
  sink(page.title);
  // no flow
  sink(page.language);
}

main();
