# inheritance: super hands the arguments up; what the child keeps is its own.
class Page
  attr_reader :title

  def initialize(title)
    @title = title
  end
end

class AdminPage < Page
  attr_reader :area

  def initialize(title, area)
    super(title)
    @area = area
  end
end

page = AdminPage.new(source(), "users")
# flow
sink(page.title)
# no flow
sink(page.area)
