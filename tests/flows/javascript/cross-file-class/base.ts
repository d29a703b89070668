export abstract class RecordBase {
  constructor(protected name: string) {}

  display(): string {
    return "name: " + this.name;
  }
}
