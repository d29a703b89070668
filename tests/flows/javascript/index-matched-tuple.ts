// index: a function returns a tuple, like a state and its setter
function useState(initial: string): [() => string, (next: string) => void] {
  let current = initial;
  return [() => current, (next) => { current = next; }];
}

const comment = useState("");
const language = useState("en");
comment[1](source());
language[1]("fr");
// flow
sink(comment[0]());
// no flow
sink(language[0]());
