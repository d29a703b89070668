// object: two caches of one generic class, each with entries of its own

class TextCache<T> {
  private entries: Map<string, T> = new Map();

  put(key: string, value: T): this {
    this.entries.set(key, value);
    return this;
  }

  get(key: string): T | undefined {
    return this.entries.get(key);
  }
}

const comments = new TextCache<string>().put("latest", source());
const labels = new TextCache<string>().put("latest", "newest entry");
// flow
sink(comments.get("latest"));
// no flow
sink(labels.get("latest"));
