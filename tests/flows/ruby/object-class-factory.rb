# object: two class methods make their instances from different things.
class Notice
  class << self
    def from_request(text)
      new("request", text)
    end

    def blank
      new("blank", "")
    end
  end

  def initialize(origin, text)
    @origin = origin
    @text = text
  end

  def to_s
    "#{@origin}: #{@text}"
  end
end

given = Notice.from_request(source())
blank = Notice.blank
# no flow
sink(blank.to_s)
# flow
sink(given.to_s)
