# collection: a header and a row become a hash.
header = %w[id comment status]
row = ["17", source(), "new"]
record = header.zip(row).to_h
# no flow
sink("UPDATE notes SET status = '#{record["status"]}'")
# flow
sink("UPDATE notes SET comment = '#{record["comment"]}'")
