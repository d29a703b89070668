// cross-file: a controller asks a service, which maps rows of a store to view objects
import { CommentService } from "./service.js";
import { CommentStore } from "./store.js";

const service = new CommentService(new CommentStore());
const view = service.view("c1");
// flow
sink(view.text);
// no flow
sink(view.link);
