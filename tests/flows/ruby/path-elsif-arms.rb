# path: an if/elsif/else as statements; only the last arm takes the parameter.
def banner(kind, text)
  message = nil
  if kind == :closed
    message = "closed"
    # no flow
    sink(message)
  elsif kind == :soon
    message = "coming soon"
  else
    message = text
  end
  "== #{message} =="
end

text = source()
lines = [:closed, :soon, :open].map { |kind| banner(kind, text) }
# flow
sink(lines.join("\n"))
