# collection: group_by with a constant field.
Event = Struct.new(:type, :text)

events = [
  Event.new(:comment, source()),
  Event.new(:system, "started"),
  Event.new(:system, "stopped"),
]
groups = events.group_by(&:type)
# flow
sink(groups[:comment].map(&:text))
# no flow
sink(groups[:system].map(&:text))
