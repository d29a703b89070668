// cross-file: options of an imported package fill the fields of its server.
package main

import "example.com/app/server"

func main() {
	s := server.New(
		server.WithName(source()),
		server.WithAddress("localhost", "80"),
	)
	// flow
	sink(s.Banner())
	// no flow
	sink(s.Address)
}
