# inheritance: a class macro gives each child its own table.
class Model
  def self.table(name = nil)
    @table = name if name
    @table
  end

  def all
    "SELECT * FROM #{self.class.table}"
  end
end

class User < Model
  table "users"
end

class TenantUser < Model
  table "users_" + source()
end

# flow
sink(TenantUser.new.all)
# no flow
sink(User.new.all)
