// cross-file: a function of another module calls back with what it read
import eachEvent from "./events.js";

eachEvent((name, data) => {
  // flow
  sink(data);
  // no flow
  sink(name);
});
