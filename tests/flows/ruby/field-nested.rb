# field: paths of several attributes that part at the last step.
class Address
  attr_accessor :city, :country
end

class Customer
  attr_reader :home

  def initialize
    @home = Address.new
  end
end

customer = Customer.new
customer.home.city = source()
customer.home.country = "CH"
# no flow
sink(customer.home.country)
# flow
sink(customer.home.city)
