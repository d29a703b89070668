# context: one class method builds a trusted and an untrusted statement.
class Sql
  def self.equals(column, value)
    "#{column} = #{quote(value)}"
  end

  def self.quote(value)
    "'" + value + "'"
  end
  private_class_method :quote
end

by_state = Sql.equals("state", "open")
by_owner = Sql.equals("owner", source())
# no flow
sink("SELECT * FROM tickets WHERE " + by_state)
# flow
sink("SELECT * FROM tickets WHERE " + by_owner)
