# cross-file: the store of main.rb.
class Store
  def initialize
    @records = {}
  end

  def save(id, **fields)
    @records[id] = fields
  end

  def find(id)
    @records[id]
  end
end
