# string: a heredoc inserts variables, a quoted one does not.
name = source()
letter = <<~TEXT
  Dear #{name},
  welcome.
TEXT
template = <<~'TEXT'
  Dear #{name},
  welcome.
TEXT
# flow
sink(letter)
# no flow
sink(template)
