// async: a pipeline of stages over channels; one stage replaces what it gets.
package main

func stage(in <-chan string, f func(string) string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}

func feed() <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		out <- source()
	}()
	return out
}

func main() {
	for v := range stage(feed(), func(s string) string { return s + "\n" }) {
		// flow
		sink(v)
	}
	for v := range stage(feed(), func(s string) string { return "seen\n" }) {
		// no flow
		sink(v)
	}
}
