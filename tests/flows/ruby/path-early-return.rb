# path: what follows a guard never sees the value of the branch that returned.
def respond(format)
  body = "{}"
  if format == :raw
    body = source()
    # flow
    sink(body)
    return
  end
  # no flow
  sink(body)
end

respond(:raw)
respond(:json)
