// closure: a closure assigns to a variable of its surroundings, another shadows it.
package main

func main() {
	comment := "none"
	load := func() {
		comment = source()
	}
	load()
	// flow
	sink(comment)

	remark := "none"
	shadow := func() int {
		remark := source()
		return len(remark)
	}
	shadow()
	// no flow
	sink(remark)
}
