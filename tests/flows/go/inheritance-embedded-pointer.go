// inheritance: a type embeds a pointer to its base and replaces one of its methods.
package main

type Base struct {
	title string
}

func (b *Base) SetTitle(title string) { b.title = title }

func (b *Base) Title() string { return b.title }

type Page struct {
	*Base
	url string
}

type Draft struct {
	*Page
}

func (d Draft) Title() string { return "draft of " + d.url }

func main() {
	page := &Page{Base: &Base{}, url: "/home"}
	draft := Draft{page}
	draft.SetTitle(source())
	// flow
	sink(page.Title())
	// no flow
	sink(draft.Title())
}
