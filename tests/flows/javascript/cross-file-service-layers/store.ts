export interface Row {
  id: string;
  body: string;
}

export class CommentStore {
  find(id: string): Row {
    return { id, body: source() };
  }
}
