# sanitizer: map! cleans the list itself, map only makes a clean one.
cleaned = [source(), "b"]
left = [source(), "b"]
cleaned.map! { |text| sanitize(text) }
safe = left.map { |text| sanitize(text) }
# no flow
sink(cleaned + safe)
# flow
sink(left)
