package sample

import execute "tools/shell"

const limit = 10

func passes(value string) {
	sink(value)
}

func direct(request bool) {
	name := "fixed"
	var label string = source()
	if request {
		sink(label)
	}
	execute.Run(name, limit)
	passes(source())
}
