# context: the helper's helper is shared too.
def quote(value)
  "'" + value + "'"
end

def condition(column, value)
  "#{column} = #{quote(value)}"
end

# no flow
sink(condition("name", "root"))
# flow
sink(condition("name", source()))
