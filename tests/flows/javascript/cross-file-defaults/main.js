// cross-file: a module exports a function as its default and an object by name
import format, { messages } from "./format.js";

function notify(name) {
  // flow
  sink(format(messages.greeting, name));
  // no flow
  sink(format(messages.farewell, "everybody"));
}

notify(source());
