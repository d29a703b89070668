// context: a helper that writes through a pointer, called for two variables.
package main

func fill(dst *string, v string) {
	*dst = v
}

func main() {
	var city, country string
	fill(&city, source())
	fill(&country, "CH")
	// flow
	sink(city)
	// no flow
	sink(country)
}
