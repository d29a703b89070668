# object: two instances of one class.
class Basket
  attr_reader :coupon

  def apply(coupon)
    @coupon = coupon
  end
end

visitor = Basket.new
staff = Basket.new
visitor.apply(source())
staff.apply("STAFF10")
# flow
sink(visitor.coupon)
# no flow
sink(staff.coupon)
