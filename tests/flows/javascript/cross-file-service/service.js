import { createStore } from "./store.js";

export class NoteService {
  constructor(store = createStore()) {
    this.store = store;
  }

  create(id, text) {
    this.store.save(id, { text, author: "system" });
  }

  read(id) {
    return this.store.load(id);
  }
}
