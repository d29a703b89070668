// constant-branch: a constant decides the branch.
package main

const debugBuild = false

func main() {
	trace := "off"
	if debugBuild {
		trace = source()
	}
	// no flow
	sink(trace)
	if !debugBuild {
		trace = source()
	}
	// flow
	sink(trace)
}
