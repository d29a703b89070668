import { state } from "./state";

export function login(): void {
  state.user = source();
}
