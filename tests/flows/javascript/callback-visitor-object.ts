// callback: a walk over a tree calls the visitor's method for each kind of node

type DocNode = { kind: "text"; value: string } | { kind: "group"; label: string; children: DocNode[] };

interface Visitor {
  text(value: string): void;
  group(label: string): void;
}

function walk(node: DocNode, visitor: Visitor): void {
  if (node.kind === "text") {
    visitor.text(node.value);
    return;
  }
  visitor.group(node.label);
  node.children.forEach((child) => walk(child, visitor));
}

walk(
  { kind: "group", label: "body", children: [{ kind: "text", value: source() }] },
  {
    text(value) {
      // flow
      sink(value);
    },
    group(label) {
      // no flow
      sink(label);
    },
  },
);
