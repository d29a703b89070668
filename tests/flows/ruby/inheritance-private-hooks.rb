# inheritance: a hook that a subclass fills and another leaves empty.
class Page
  def initialize(text)
    @text = text
  end

  def render
    before + "<main></main>" + after
  end

  private

  def before
    ""
  end

  def after
    "<footer></footer>"
  end
end

class IntroPage < Page
  private

  def before
    "<p>#{@text}</p>"
  end
end

class FooterPage < Page
  private

  def after
    super + "<!-- end -->"
  end
end

# flow
sink(IntroPage.new(source()).render)
# no flow
sink(FooterPage.new(source()).render)
