// context: a builder collects conditions and their arguments apart.
package main

import "strings"

type Query struct {
	table string
	where []string
	args  []string
}

func From(table string) *Query { return &Query{table: table} }

func (q *Query) Where(column, value string) *Query {
	q.where = append(q.where, column+" = ?")
	q.args = append(q.args, value)
	return q
}

func (q *Query) Build() (string, []string) {
	return "SELECT * FROM " + q.table + " WHERE " + strings.Join(q.where, " AND "), q.args
}

func main() {
	text, args := From("users").Where("name", source()).Where("age", "7").Build()
	// flow
	sink(args)
	// no flow
	sink(text)
}
