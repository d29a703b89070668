// field: setters and getters that touch different fields of the receiver.
package main

type article struct {
	title string
	slug  string
}

func (a *article) SetTitle(t string) { a.title = t }
func (a *article) SetSlug(s string)  { a.slug = s }
func (a *article) Title() string     { return a.title }
func (a *article) Slug() string      { return a.slug }

func publish() {
	a := &article{}
	a.SetTitle(source())
	a.SetSlug("first-post")
	// flow
	sink(a.Title())
	// no flow
	sink(a.Slug())
}

func main() { publish() }
