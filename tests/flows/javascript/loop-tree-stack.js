// loop: a tree is walked with a stack of its own

function collect(root) {
  const stack = [root];
  const texts = [];
  const kinds = [];
  while (stack.length > 0) {
    const node = stack.pop();
    kinds.push(node.kind);
    if (node.text) {
      texts.push(node.text);
    }
    stack.push(...(node.children ?? []));
  }
  return { texts, kinds };
}

const tree = { kind: "list", children: [{ kind: "item", text: source() }, { kind: "item" }] };
const found = collect(tree);
// flow
sink(found.texts);
// no flow
sink(found.kinds);
