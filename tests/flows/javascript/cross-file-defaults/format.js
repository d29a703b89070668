export const messages = {
  greeting: "Hello %s!",
  farewell: "Goodbye %s!",
};

export default function format(template, value) {
  const [before, after] = template.split("%s");
  return before + value + after;
}
