// field: two package variables, one set from outside.
package main

var (
	motd    = "welcome"
	version = "1.0"
)

func configure() {
	motd = source()
}

func banner() {
	// flow
	sink(motd)
	// no flow
	sink(version)
}

func main() {
	configure()
	banner()
}
