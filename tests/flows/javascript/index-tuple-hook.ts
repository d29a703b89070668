// index: a function returns a value and its setter in an array, their positions are constants

type State = [() => string, (next: string) => void, string];

function useText(initial: string): State {
  let current = initial;
  const set = (next: string): void => {
    current = next;
  };
  return [() => current, set, "text-state"];
}

const state = useText("");
state[1](source());
// flow
sink(state[0]());
// no flow
sink(state[2]);
