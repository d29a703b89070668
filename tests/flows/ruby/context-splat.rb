# context: a splat parameter takes the rest; the fixed one and the rest are told apart.
def head(first, *rest)
  first
end

def tail(first, *rest)
  rest[0]
end

# no flow
sink(head("a", source(), "c"))
# flow
sink(tail("a", source(), "c"))
