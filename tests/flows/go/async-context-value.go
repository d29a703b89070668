// async: a context carries a value under a key of its own type.
package main

import "context"

type key int

const (
	userKey key = iota
	traceKey
)

func handle(ctx context.Context) {
	user, _ := ctx.Value(userKey).(string)
	trace, _ := ctx.Value(traceKey).(string)
	// flow
	sink(user)
	// no flow
	sink(trace)
}

func main() {
	ctx := context.WithValue(context.Background(), userKey, source())
	ctx = context.WithValue(ctx, traceKey, "trace-1")
	handle(ctx)
}
