import { state } from "./state";

export function showSession(): void {
  // flow
  sink(state.user);
  // no flow
  sink(state.level);
}
