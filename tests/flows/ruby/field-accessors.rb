# field: one attribute is tainted, its neighbour is not.
class Account
  attr_accessor :name, :role
end

account = Account.new
account.name = source()
account.role = "member"
# flow
sink(account.name)
# no flow
sink(account.role)
