// dispatch: a type switch takes the branch of the dynamic type.
package main

type text struct{ body string }
type image struct{ body string }

func show(part any) {
	switch p := part.(type) {
	case text:
		// flow
		sink(p.body)
	case image:
		// no flow
		sink(p.body)
	}
}

func main() {
	show(text{body: source()})
	show(image{body: "logo.png"})
}
