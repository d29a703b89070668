# return: the last expression is the value of a method.
def relay
  data = source()
  data
end

def measure
  data = source()
  data.size > 3 ? "long" : "short"
end

# flow
sink(relay)
# no flow
sink(measure)
