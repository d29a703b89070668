# string: a method with ! changes its receiver, the one without returns a new text.
template = "Dear NAME"
changed = template.dup
kept = template.dup
changed.sub!("NAME", source())
kept.sub("NAME", source())
# flow
sink(changed)
# no flow
sink(kept)
