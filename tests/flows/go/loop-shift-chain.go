// loop: taint moves one variable further with each iteration; the last one is never reached.
package main

func main() {
	a, b, c, d := source(), "", "", ""
	for i := 0; i < 2; i++ {
		c = b
		b = a
		if i > 5 {
			d = c
		}
	}
	// flow
	sink(c)
	// no flow
	sink(d)
}
