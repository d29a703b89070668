# collection: delete hands the value out and takes it away.
form = { csrf: source(), name: "x" }
removed = form.delete(:csrf)
# flow
sink(removed)
# no flow
sink(form[:csrf])
