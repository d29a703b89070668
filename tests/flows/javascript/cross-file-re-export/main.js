// cross-file: a module hands on the exports of others, under other names
import * as text from "./text/index.js";

// flow
sink(text.decorate(source()));
// no flow
sink(text.clean(source()));
