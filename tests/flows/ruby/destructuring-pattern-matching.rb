# destructuring: case/in binds parts of a hash.
payload = { kind: "note", text: source() }
case payload
in { kind: String => kind, text: String => text }
  # no flow
  sink(kind)
  # flow
  sink(text)
end
