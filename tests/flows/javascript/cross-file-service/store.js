export function createStore() {
  const rows = new Map();
  return {
    save: (id, row) => rows.set(id, row),
    load: (id) => rows.get(id),
  };
}
