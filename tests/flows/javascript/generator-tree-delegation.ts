// generator: a tree gives its nodes through yield*, each with a tag and a text

class TreeNode {
  private children: TreeNode[] = [];

  constructor(readonly tag: string, readonly text: string) {}

  add(child: TreeNode): this {
    this.children.push(child);
    return this;
  }

  *[Symbol.iterator](): Generator<TreeNode> {
    yield this;
    for (const child of this.children) {
      yield* child;
    }
  }
}

const root = new TreeNode("body", "").add(new TreeNode("p", source()));
const texts: string[] = [];
const tags: string[] = [];
for (const node of root) {
  texts.push(node.text);
  tags.push(node.tag);
}
// flow
sink(texts.join(" "));
// no flow
sink(tags.join(" "));
