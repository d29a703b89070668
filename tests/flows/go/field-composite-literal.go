// field: a composite literal with keys, read field by field.
package main

type mail struct {
	To      string
	Subject string
	Body    string
}

func compose() mail {
	return mail{
		To:      "ops@example.com",
		Subject: "Report",
		Body:    source(),
	}
}

func main() {
	m := compose()
	// flow
	sink(m.Body)
	// no flow
	sink(m.Subject)
}
