// path: a case of a switch does not see what another case assigned; fallthrough does.
package main

func chooseLogger(kind int) {
	target := "/var/log/app.log"
	switch kind {
	case 0:
		target = source()
		fallthrough
	case 1:
		// flow
		sink(target)
	case 2:
		// no flow
		sink(target)
	}
}

func main() {
	chooseLogger(0)
	chooseLogger(1)
	chooseLogger(2)
}
