# alias: one part held by an owner of two.
class Page
  attr_reader :prefs

  def initialize(prefs)
    @prefs = prefs
  end
end

mine = { theme: "light" }
yours = { theme: "dark" }
first = Page.new(mine)
second = Page.new(yours)
mine[:theme] = source()
# flow
sink(first.prefs[:theme])
# no flow
sink(second.prefs[:theme])
