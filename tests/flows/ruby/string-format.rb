# string: % and format put in the arguments that their places name.
query = "select * from t where a = '%s'" % source()
order = format("order by %<column>s", column: "created", table: source())
# flow
sink(query)
# no flow
sink(order)
