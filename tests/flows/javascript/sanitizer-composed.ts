// sanitizer: steps are put together to one function, with the cleaning among them or not

type Step = (text: string) => string;

function pipe(...steps: Step[]): Step {
  return (text) => steps.reduce((current, step) => step(current), text);
}

const trim: Step = (text) => text.trim();
const quote: Step = (text) => `"${text}"`;
const clean: Step = (text) => sanitize(text);

const plain = pipe(trim, quote);
const safe = pipe(trim, clean, quote);
// flow
sink(plain("x" + source()));
// no flow
sink(safe("x" + source()));
