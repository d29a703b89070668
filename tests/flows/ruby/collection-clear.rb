# collection: clear empties the array in place.
messages = []
messages.push(source())
# flow
sink(messages.join)
messages.clear
# no flow
sink(messages.join)
