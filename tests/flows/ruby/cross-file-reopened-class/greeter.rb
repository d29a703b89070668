# cross-file: a class that patch.rb opens again.
class Greeter
  def initialize(name)
    @name = name
  end

  def welcome
    "hello " + @name
  end

  def farewell
    "bye " + @name
  end
end
