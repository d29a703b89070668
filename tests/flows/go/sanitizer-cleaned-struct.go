// sanitizer: a method returns a clean copy of a form, which itself stays as it is.
package main

type Form struct {
	Name string
	City string
}

func (f Form) Cleaned() Form {
	f.Name = sanitize(f.Name)
	f.City = sanitize(f.City)
	return f
}

func main() {
	form := Form{Name: source(), City: source()}
	clean := form.Cleaned()
	// flow
	sink(form.City)
	// no flow
	sink(clean.City + clean.Name)
}
