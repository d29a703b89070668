// cross-file: a service of one file uses the store of another one
import { NoteService } from "./service.js";

const service = new NoteService();
service.create("n1", source());
// flow
sink(service.read("n1").text);
// no flow
sink(service.read("n1").author);
