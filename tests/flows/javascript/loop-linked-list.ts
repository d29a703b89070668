// loop: a linked list is followed to its end and gives two texts

interface Item {
  text: string;
  kind: string;
  next: Item | null;
}

function prepend(text: string, next: Item | null): Item {
  return { text, kind: "line", next };
}

let texts = "";
let kinds = "";
for (let item: Item | null = prepend("a", prepend(source(), null)); item; item = item.next) {
  texts += item.text + "\n";
  kinds += item.kind + "\n";
}
// flow
sink(texts);
// no flow
sink(kinds);
