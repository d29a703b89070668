// path: each branch of an if has its own value of the variable.
package main

func greet(anonymous bool) {
	var name string
	if anonymous {
		name = "guest"
		// no flow
		sink("Hello, " + name)
	} else {
		name = source()
		// flow
		sink("Hello, " + name)
	}
}

func main() {
	greet(true)
	greet(false)
}
