# loop: a value of one iteration is seen in the next; a fresh one is not.
previous = ""
3.times do
  current = ""
  # flow
  sink(previous)
  # no flow
  sink(current)
  current = source()
  previous = current
end
