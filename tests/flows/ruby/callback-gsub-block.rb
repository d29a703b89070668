# callback: gsub puts in what its block gives.
# flow
sink("Dear NAME".gsub("NAME") { source() })
# no flow
sink("Dear NAME".gsub("NAME") { "you" })
