// callback: a bus calls the handlers of a topic with the payload of that topic.
package main

type Bus struct {
	handlers map[string][]func(string)
}

func (b *Bus) On(topic string, handler func(string)) {
	b.handlers[topic] = append(b.handlers[topic], handler)
}

func (b *Bus) Emit(topic, payload string) {
	for _, handler := range b.handlers[topic] {
		handler(payload)
	}
}

func main() {
	bus := &Bus{handlers: map[string][]func(string){}}
	bus.On("message", func(text string) {
		// flow
		sink(text)
	})
	bus.On("close", func(reason string) {
		// no flow
		sink(reason)
	})
	bus.Emit("message", source())
	bus.Emit("close", "done")
}
