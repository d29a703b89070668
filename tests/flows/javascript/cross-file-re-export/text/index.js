export { wrap as decorate } from "./plain.js";
export { default as clean } from "./safe.js";
