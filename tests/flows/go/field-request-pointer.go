// field: a request is filled by a function that gets a pointer to it.
package main

type Request struct {
	Method string
	Form   struct {
		Name string
		Lang string
	}
}

func decode(request *Request) {
	request.Form.Name = source()
	request.Form.Lang = "en"
}

func main() {
	request := Request{Method: "POST"}
	decode(&request)
	// flow
	sink(request.Form.Name)
	// no flow
	sink(request.Method + request.Form.Lang)
}
