// closure: state that two closures share, against state of another pair.
package main

func register(initial string) (get func() string, set func(string)) {
	value := initial
	get = func() string { return value }
	set = func(v string) { value = v }
	return get, set
}

func main() {
	getTheme, setTheme := register("light")
	getLang, setLang := register("en")
	setTheme(source())
	setLang("de")
	// flow
	sink(getTheme())
	// no flow
	sink(getLang())
}
