# context: one helper, called with a tainted and with a clean argument.
def normalise(text)
  text.strip
end

nick = normalise(source())
group = normalise(" admins ")
# flow
sink(nick)
# no flow
sink(group)
