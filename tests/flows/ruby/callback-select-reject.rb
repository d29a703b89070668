# callback: select with a block that is always true, and reject with the same.
inputs = [source()]
# flow
sink(inputs.select { true }.join(" "))
# no flow
sink(inputs.reject { true }.join(" "))
