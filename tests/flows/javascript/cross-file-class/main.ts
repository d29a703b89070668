// cross-file: a class imported from another module, with a base class from a third one
import { User } from "./models";

const user = new User(source(), "member");
// flow
sink(user.display());
// no flow
sink(user.badge());
