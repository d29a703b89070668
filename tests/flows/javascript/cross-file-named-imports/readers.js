export function readBody() {
  return "body: " + source();
}

export const readVersion = () => "1.0";
