// cross-file: a package of its own with two functions and a type.
package render

// Heading puts the text into a heading.
func Heading(text string) string { return "<h1>" + text + "</h1>" }

// Rule draws as many dashes as the text is long.
func Rule(text string) string {
	line := ""
	for range text {
		line += "-"
	}
	return line
}
