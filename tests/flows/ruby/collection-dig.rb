# collection: a path of keys and indexes.
payload = { items: [{ id: "7" }, { id: source() }] }
# no flow
sink(payload.dig(:items, 0, :id))
# flow
sink(payload.dig(:items, 1, :id))
