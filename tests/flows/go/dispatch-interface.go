// dispatch: the dynamic type decides which implementation runs.
package main

type provider interface{ Fetch() string }

type remote struct{}
type fixture struct{}

func (remote) Fetch() string  { return source() }
func (fixture) Fetch() string { return "fixture" }

func main() {
	var live provider = remote{}
	var fake provider = fixture{}
	// flow
	sink(live.Fetch())
	// no flow
	sink(fake.Fetch())
}
