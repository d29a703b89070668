// dispatch: a reducer makes the next state by the type of the action

function reducer(state, action) {
  switch (action.type) {
    case "rename":
      return { ...state, title: action.text };
    case "clear":
      return { ...state, title: "" };
    default:
      return state;
  }
}

const start = { title: "none", filter: "all" };
const renamed = reducer(start, { type: "rename", text: source() });
const cleared = reducer(renamed, { type: "clear", text: source() });
// flow
sink(renamed.title);
// no flow
sink(cleared.title);
