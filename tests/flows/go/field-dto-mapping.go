// field: a row is mapped to what the client gets, field by field.
package main

type userRow struct {
	login       string
	displayName string
	comment     string
}

type userView struct {
	Name string
	Note string
}

func newUserView(row *userRow) *userView {
	view := new(userView)
	view.Name = row.displayName
	view.Note = "login " + row.login
	return view
}

func main() {
	row := &userRow{login: "ada", comment: source()}
	row.displayName = source()
	view := newUserView(row)
	// flow
	sink(view.Name)
	// no flow
	sink(view.Note)
}
