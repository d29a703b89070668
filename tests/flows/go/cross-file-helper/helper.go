// cross-file: helpers of main.go; one hands its argument back, one does not.
package main

func decorate(s string) string { return "[" + s + "]" }

func placeholder(s string) string {
	if s == "" {
		return "[empty]"
	}
	return "[set]"
}
