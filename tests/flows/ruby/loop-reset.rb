# loop: what is reset at the head of the body does not carry over.
carried = ""
reset = ""
i = 0
while i < 3
  reset = "row"
  # no flow
  sink(reset)
  # flow
  sink(carried)
  reset = source()
  carried = source()
  i += 1
end
