# exception: an explicit return in ensure replaces the value; without one the value of the body stays.
def replaced
  return source()
ensure
  return "closed"
end

def kept
  source()
ensure
  "closed"
end

# no flow
sink(replaced)
# flow
sink(kept)
