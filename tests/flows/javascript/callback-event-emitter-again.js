// callback: an event emitter gives the arguments of emit to the listeners of that event
import { EventEmitter } from "node:events";

const bus = new EventEmitter();

bus.on("message", (text) => {
  // flow
  sink(text);
});

bus.on("close", (reason) => {
  // no flow
  sink(reason);
});

bus.emit("message", source());
bus.emit("close", "done");
