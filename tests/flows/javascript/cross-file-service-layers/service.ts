import type { CommentStore, Row } from "./store.js";

export interface View {
  link: string;
  text: string;
}

export class CommentService {
  private store: CommentStore;

  constructor(store: CommentStore) {
    this.store = store;
  }

  view(id: string): View {
    return toView(this.store.find(id));
  }
}

function toView(row: Row): View {
  return { link: "/comments/" + row.id, text: row.body };
}
