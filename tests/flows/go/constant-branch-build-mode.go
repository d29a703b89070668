// constant-branch: typed constants decide what an error page shows.
package main

type mode string

const (
	production mode = "production"
	debugging  mode = "debugging"
	current         = production
)

func page(detail string) string {
	if current == debugging {
		return "error: " + detail
	}
	return "something went wrong"
}

func logLine(detail string) string {
	if current == production {
		return "logged: " + detail
	}
	return "not logged"
}

func main() {
	detail := source()
	// flow
	sink(logLine(detail))
	// no flow
	sink(page(detail))
}
