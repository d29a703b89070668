// callback: a walker calls back with two arguments.
package main

func walk(visit func(name, content string)) {
	visit("readme.txt", source())
}

func main() {
	walk(func(name, content string) {
		// no flow
		sink(name)
		// flow
		sink(content)
	})
}
