# sanitizer: every element goes through the sanitizer; the list itself stays.
inputs = [source(), source()]
clean = inputs.map { |v| sanitize(v) }
# no flow
sink(clean.join)
# flow
sink(inputs.join)
