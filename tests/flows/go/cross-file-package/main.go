// cross-file: functions of an imported package.
package main

import "example.com/site/render"

func main() {
	title := source()
	// flow
	sink(render.Heading(title))
	// no flow
	sink(render.Rule(title))
}
