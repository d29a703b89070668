// destructuring: values of a parallel assignment go to the variables in order.
package main

func main() {
	host, port, user := "db", "5432", source()
	// no flow
	sink(host + ":" + port)
	// flow
	sink(user + "@" + host)
}
