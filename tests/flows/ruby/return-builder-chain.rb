# return: a builder that gives a changed copy of itself.
class Query
  def initialize(conditions = [])
    @conditions = conditions
  end

  def where(condition)
    Query.new(@conditions + [condition])
  end

  def to_sql
    "SELECT * FROM posts WHERE #{@conditions.join(' AND ')}"
  end
end

base = Query.new.where("deleted = 0")
filtered = base.where("title = '#{source()}'").where("open = 1")
# flow
sink(filtered.to_sql)
# no flow
sink(base.to_sql)
