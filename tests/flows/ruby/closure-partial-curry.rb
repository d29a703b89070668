# closure: a curried lambda keeps its first argument.
join = ->(left, right) { "#{left}-#{right}" }
with_input = join.curry[source()]
with_constant = join.curry["fixed"]
# flow
sink(with_input["tail"])
# no flow
sink(with_constant["tail"])
