// callback: a function that applies what it is given.
package main

func transform(v string, f func(string) string) string {
	return f(v)
}

func main() {
	input := source()
	kept := transform(input, func(s string) string { return "<" + s + ">" })
	dropped := transform(input, func(s string) string { return "<hidden>" })
	// flow
	sink(kept)
	// no flow
	sink(dropped)
}
