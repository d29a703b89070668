// cross-file: an object of one module is written by a second one and read by a third one
import { login } from "./session";
import { showSession } from "./view";

login();
showSession();
