# sanitizer: a wrapper cleans what it returns; one that forgets the result does not.
def escape(text)
  sanitize(text)
end

def escape_forgotten(text)
  sanitize(text)
  text
end

input = source()
# no flow
sink(escape(input))
# flow
sink(escape_forgotten(input))
