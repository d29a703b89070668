# destructuring: a block takes the parts of each pair apart.
fields = [["subject", ["text", source()]], ["to", ["address", source()]]]

lines = fields.map { |name, (_type, value)| "#{name}=#{value}" }
types = fields.map { |name, (type, _value)| "#{name}:#{type}" }
# flow
sink(lines.join("&"))
# no flow
sink(types.join("&"))
