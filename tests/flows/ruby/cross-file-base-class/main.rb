# cross-file: two subclasses of a class from another file fill its template.
require_relative "report"

class BodyReport < Report
  def lines
    [title, @data[:body]]
  end
end

class TitleReport < Report
  def lines
    [title]
  end
end

data = { body: source() }
# flow
sink(BodyReport.new(data).render)
# no flow
sink(TitleReport.new(data).render)
