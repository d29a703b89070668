// cross-file: functions of another file of the package.
package main

func main() {
	value := source()
	// flow
	sink(decorate(value))
	// no flow
	sink(placeholder(value))
}
