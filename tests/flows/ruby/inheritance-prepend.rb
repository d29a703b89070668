# inheritance: a prepended module goes before the class, an included one behind it.
module Redacts
  def body
    "redacted"
  end
end

class Letter
  include Redacts

  def body
    source()
  end
end

class Memo
  prepend Redacts

  def body
    source()
  end
end

# flow
sink(Letter.new.body)
# no flow
sink(Memo.new.body)
