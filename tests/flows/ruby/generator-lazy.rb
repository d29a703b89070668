# generator: a lazy chain gives what its last step gives.
inputs = [source(), source()].lazy
# flow
sink(inputs.map { |v| v + "!" }.first(1))
# no flow
sink(inputs.map { |_v| "!" }.first(1))
