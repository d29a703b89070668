# collection: records in groups of a field's value.
records = [
  { level: :info, text: "started" },
  { level: :error, text: source() },
  { level: :info, text: "stopped" }
]
grouped = records.group_by { |record| record[:level] }
# flow
sink(grouped[:error].map { |record| record[:text] })
# no flow
sink(grouped[:info].map { |record| record[:text] })
