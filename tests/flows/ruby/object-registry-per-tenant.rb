# object: each tenant has a store of its own.
class Store
  def initialize
    @items = {}
  end

  def put(key, value)
    @items[key] = value
    self
  end

  def fetch(key)
    @items.fetch(key) { "missing" }
  end
end

class Tenant
  attr_reader :store

  def initialize(store = Store.new)
    @store = store
  end
end

acme = Tenant.new
other = Tenant.new
acme.store.put(:motto, source())
other.store.put(:motto, "be nice")
# flow
sink(acme.store.fetch(:motto))
# no flow
sink(other.store.fetch(:motto))
