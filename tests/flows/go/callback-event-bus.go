// callback: a bus calls the handlers of the topic that is published.
package main

type bus struct {
	handlers map[string][]func(string)
}

func (b *bus) on(topic string, handler func(string)) {
	b.handlers[topic] = append(b.handlers[topic], handler)
}

func (b *bus) publish(topic, text string) {
	for _, handler := range b.handlers[topic] {
		handler(text)
	}
}

func main() {
	b := &bus{handlers: map[string][]func(string){}}
	b.on("chat", func(text string) {
		// flow
		sink(text)
	})
	b.on("status", func(text string) {
		// no flow
		sink(text)
	})
	b.publish("chat", source())
	b.publish("status", "connected")
}
