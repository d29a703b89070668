# closure: two lambdas of one factory hold values of their own.
def prefixer(prefix)
  ->(text) { prefix + text }
end

trusted = prefixer("app: ")
untrusted = prefixer(source())
# no flow
sink(trusted.call("started"))
# flow
sink(untrusted.("started"))
