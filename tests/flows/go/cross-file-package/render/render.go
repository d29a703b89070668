// cross-file: a package of its own with two functions and a type.
package render

// Heading puts the text into a heading.
func Heading(text string) string { return "<h1>" + text + "</h1>" }

// Rule draws a line, unless there is no text.
func Rule(text string) string {
	if text == "" {
		return ""
	}
	return "<hr>"
}
