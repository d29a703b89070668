// cross-file: checks in another file return the value or an error of their own.
package main

func submit(form map[string]string, strict bool) {
	comment, err := check(form["comment"], strict)
	if err != nil {
		// no flow
		sink(err.Error())
		return
	}
	// flow
	sink(comment)
}

func main() {
	form := map[string]string{"comment": source()}
	submit(form, true)
	submit(form, false)
}
