// dispatch: a reducer selects by the type of the action
type Action = { type: "rename"; name: string } | { type: "reset"; name: string };

interface State {
  name: string;
  version: string;
}

function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "rename":
      return { ...state, name: action.name };
    case "reset":
      return { ...state, name: "" };
  }
}

const start: State = { name: "new", version: "1" };
// flow
sink(reduce(start, { type: "rename", name: source() }));
// no flow
sink(reduce(start, { type: "reset", name: source() }));
