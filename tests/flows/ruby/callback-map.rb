# callback: map gives what its block gives.
inputs = [source(), source()]
# flow
sink(inputs.map { |v| "<#{v}>" }.first)
# no flow
sink(inputs.map { |_v| "***" }.first)
