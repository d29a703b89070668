// cross-file: validators of another file return the value or a message
import { required, listed } from "./validators";

function submit(form: Record<string, string>): void {
  const comment = required(form.comment);
  const color = listed(form.color, ["red", "green"]);
  // flow
  sink(comment.value);
  // no flow
  sink(color.value);
}

submit({ comment: source(), color: source() });
