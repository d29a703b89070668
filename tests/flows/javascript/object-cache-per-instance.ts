// object: two caches of the same class hold values of their own
class Cache<V> {
  private entries: Record<string, V> = {};

  getOrCreate(key: string, create: () => V): V {
    if (!(key in this.entries)) {
      this.entries[key] = create();
    }
    return this.entries[key];
  }

  values(): V[] {
    return Object.values(this.entries);
  }
}

const pages = new Cache<string>();
const styles = new Cache<string>();
pages.getOrCreate("home", () => source());
styles.getOrCreate("home", () => "home.css");
// flow
sink(pages.values());
// no flow
sink(styles.values());
