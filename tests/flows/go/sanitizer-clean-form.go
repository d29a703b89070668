// sanitizer: the values of a form are cleaned into another map, the form is left as it was.
package main

func clean(form map[string]string) map[string]string {
	cleaned := make(map[string]string, len(form))
	for name, value := range form {
		cleaned[name] = sanitize(value)
	}
	return cleaned
}

func main() {
	form := map[string]string{"name": source(), "city": source()}
	cleaned := clean(form)
	// flow
	sink(form["name"])
	// no flow
	sink(cleaned["name"] + cleaned["city"])
}
