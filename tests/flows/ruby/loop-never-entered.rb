# loop: until a condition that holds from the start.
note = "none"
note = source() until true
# no flow
sink(note)
begin
  note = source()
end until true
# flow
sink(note)
