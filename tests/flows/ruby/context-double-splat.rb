# context: options spread into keyword parameters.
def dsn(host:, db:)
  db.empty? ? "mysql" : "mysql://#{host}"
end

tainted = { host: source(), db: "shop" }
clean = { host: "localhost", db: source() }
# flow
sink(dsn(**tainted))
# no flow
sink(dsn(**clean))
