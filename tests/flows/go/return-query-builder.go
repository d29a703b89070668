// return: a builder returns itself from its methods, and a text and its values at the end.
package main

import "strings"

type query struct {
	table   string
	clauses []string
	values  []string
}

func from(table string) *query { return &query{table: table} }

func (q *query) where(column, value string) *query {
	q.clauses = append(q.clauses, column+" = ?")
	q.values = append(q.values, value)
	return q
}

func (q *query) build() (string, []string) {
	return "SELECT * FROM " + q.table + " WHERE " + strings.Join(q.clauses, " AND "), q.values
}

func main() {
	text, values := from("notes").where("state", "open").where("author", source()).build()
	// flow
	sink(values)
	// no flow
	sink(text)
}
