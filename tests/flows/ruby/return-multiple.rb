# return: several values come back as an array.
def read_header
  return "Content-Type", source()
end

key, value = read_header
# no flow
sink(key)
# flow
sink(value)
