# closure: a lambda that gets its arguments one at a time.
line = ->(level, text) { "[#{level}] #{text}" }
info = line.curry["info"]
custom = line.curry[source()]
# no flow
sink(info.call("ready"))
# flow
sink(custom.call("ready"))
