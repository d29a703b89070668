# path: each kind of a message is made up by its own branch.
def subject(kind, text)
  if kind == :reply
    line = "Re: #{text}"
  elsif kind == :forward
    line = "Fwd: #{text}"
  elsif kind == :receipt
    line = "Your message was read"
  else
    line = "(no subject)"
  end
  line
end

# flow
sink(subject(:forward, source()))
# no flow
sink(subject(:receipt, source()))
