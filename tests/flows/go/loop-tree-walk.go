// loop: a tree is walked with a stack of its nodes.
package main

type Node struct {
	kind     string
	text     string
	children []*Node
}

func collect(root *Node) (texts, kinds []string) {
	stack := []*Node{root}
	for len(stack) > 0 {
		node := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		kinds = append(kinds, node.kind)
		if node.text != "" {
			texts = append(texts, node.text)
		}
		stack = append(stack, node.children...)
	}
	return texts, kinds
}

func main() {
	tree := &Node{kind: "list", children: []*Node{{kind: "item", text: source()}, {kind: "rule"}}}
	texts, kinds := collect(tree)
	// flow
	sink(texts)
	// no flow
	sink(kinds)
}
