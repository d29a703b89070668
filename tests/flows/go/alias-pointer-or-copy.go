// alias: a pointer names the same struct, an assignment of the struct copies it.
package main

type config struct{ host string }

func main() {
	cfg := config{host: "localhost"}
	snapshot := cfg
	live := &cfg
	cfg.host = source()
	// flow
	sink(live.host)
	// no flow
	sink(snapshot.host)
}
