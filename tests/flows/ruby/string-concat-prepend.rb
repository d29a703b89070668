# string: + makes a new string, concat and prepend change their receiver.
text = source()
plain = +"id"
changed = +"id"
longer = plain + text
changed.concat(" ", longer)
changed.prepend("> ")
# flow
sink(changed)
# no flow
sink(plain)
