# constant-branch: a constant decides the branch.
DEBUG_BUILD = false

trace = "off"
trace = source() if DEBUG_BUILD
# no flow
sink(trace)
trace = source() unless DEBUG_BUILD
# flow
sink(trace)
