# cross-file: the base class.
class Report
  def initialize(data)
    @data = data
  end

  def title
    "Report"
  end

  def render
    lines.map { |line| "* #{line}" }.join("\n")
  end
end
