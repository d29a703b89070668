// field: rows are turned into objects for a view, some of their fields are left out.
package main

type row struct {
	id, title, password string
}

type view struct {
	Link  string
	Title string
}

func toView(r row) view {
	return view{Link: "/items/" + r.id, Title: r.title}
}

func main() {
	rows := []row{{"1", source(), source()}, {"2", "fixed", ""}}
	views := make([]view, len(rows))
	for i, r := range rows {
		views[i] = toView(r)
	}
	for _, v := range views {
		// flow
		sink(v.Title)
		// no flow
		sink(v.Link)
	}
}
