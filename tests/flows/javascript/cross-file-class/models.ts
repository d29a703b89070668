import { RecordBase } from "./base";

export class User extends RecordBase {
  constructor(
    name: string,
    private role: string,
  ) {
    super(name);
  }

  badge(): string {
    return "role: " + this.role;
  }
}
