# callback: tap gives its receiver, then gives the value of its block.
input = source()
# flow
sink(input.tap { |_v| "other" })
# no flow
sink(input.then { |_v| "other" })
