// string: a wrapper of Sprintf with a variable number of arguments.
package main

import (
	"fmt"
	"strings"
)

type Page struct {
	lines []string
}

func (p *Page) Printf(format string, arguments ...any) {
	p.lines = append(p.lines, fmt.Sprintf(format, arguments...))
}

func (p *Page) String() string { return strings.Join(p.lines, "\n") }

func main() {
	page, help := &Page{}, &Page{}
	page.Printf("%s: %d", source(), 7)
	help.Printf("%s: %d", "pages", 7)
	// flow
	sink(page.String())
	// no flow
	sink(help.String())
}
