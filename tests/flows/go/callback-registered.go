// callback: handlers stored in fields, fired later.
package main

type bus struct {
	onMessage func(string)
	onTick    func(string)
}

func (b *bus) run() {
	b.onMessage(source())
	b.onTick("tick")
}

func main() {
	b := &bus{}
	b.onMessage = func(m string) {
		// flow
		sink(m)
	}
	b.onTick = func(t string) {
		// no flow
		sink(t)
	}
	b.run()
}
