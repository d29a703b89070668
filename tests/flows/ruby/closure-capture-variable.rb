# closure: a lambda sees the variable as it is when it runs.
message = "ready"
status = "ready"
show_message = lambda do
  # flow
  sink(message)
end
show_status = lambda do
  # no flow
  sink(status)
end
message = source()
show_message.call
show_status.call
