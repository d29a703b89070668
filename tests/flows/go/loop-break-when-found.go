// loop: a search stops at the first match and gives two of its fields.
package main

type account struct {
	role string
	name string
	team string
}

func find(accounts []account, role string) (name, team string) {
	for _, a := range accounts {
		if a.role != role {
			continue
		}
		name, team = a.name, a.team
		break
	}
	return name, team
}

func main() {
	accounts := []account{
		{role: "guest", name: "nobody", team: "none"},
		{role: "owner", name: source(), team: "core"},
	}
	name, team := find(accounts, "owner")
	// flow
	sink(name)
	// no flow
	sink(team)
}
