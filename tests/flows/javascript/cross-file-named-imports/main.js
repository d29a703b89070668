// cross-file: functions imported from another module, under their own and another name
import { readBody, readVersion as version } from "./readers.js";

// flow
sink(readBody());
// no flow
sink(version());
