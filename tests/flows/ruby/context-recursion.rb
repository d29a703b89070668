# context: a recursive method hands its argument down; another one drops it.
def indent(text, depth)
  return text if depth.zero?

  indent(" " + text, depth - 1)
end

def ruler(text, depth)
  return "|" if depth.zero?

  "-" + ruler(text, depth - 1)
end

title = source()
# flow
sink(indent(title, 3))
# no flow
sink(ruler(title, 3))
