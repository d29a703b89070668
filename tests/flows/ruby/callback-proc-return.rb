# callback: return in a lambda leaves the lambda, in a proc the method around it.
def with_lambda
  -> { return source() }.call
  "after"
end

def with_proc
  proc { return source() }.call
  "after"
end

# no flow
sink(with_lambda)
# flow
sink(with_proc)
