# cross-file: the module's method calls a method of the including class.
require_relative "searchable"

class UserQuery
  include Searchable

  def term
    source()
  end
end

query = UserQuery.new
# flow
sink(query.condition)
# no flow
sink(query.order)
