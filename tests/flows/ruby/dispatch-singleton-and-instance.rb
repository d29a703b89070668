# dispatch: a class method and an instance method of one name.
class Token
  def self.value
    "static"
  end

  def value
    source()
  end
end

# no flow
sink(Token.value)
# flow
sink(Token.new.value)
