# alias: << changes the text itself, += makes a new one.
shared = String.new("to: ")
other = shared
shared << source()
# flow
sink(other)

kept = String.new("to: ")
before = kept
kept += source()
# no flow
sink(before)
