# field: attributes that are assigned by name from a hash.
class Person
  attr_reader :name, :city, :group

  def initialize(attributes)
    @group = "guests"
    attributes.each do |key, value|
      instance_variable_set("@#{key}", value)
    end
  end
end

person = Person.new(name: source())
# flow
sink(person.name)
# no flow
sink(person.group)
