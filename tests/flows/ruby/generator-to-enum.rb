# generator: to_enum makes an enumerator of a method that yields names and bodies.
def records(rows)
  return to_enum(:records, rows) unless block_given?

  rows.each { |row| yield row[:name], row[:body] }
end

rows = [{ name: "a.txt", body: source() }, { name: "b.txt", body: "b" }]
bodies = records(rows).map { |_name, body| body }
names = records(rows).map { |name, _body| name }
# flow
sink(bodies.join(" "))
# no flow
sink(names.join(" "))
