// return: a struct comes back with one tainted field.
package main

type result struct {
	body   string
	status string
}

func get() *result {
	r := new(result)
	r.body = source()
	r.status = "200 OK"
	return r
}

func main() {
	r := get()
	// flow
	sink(r.body)
	// no flow
	sink(r.status)
}
