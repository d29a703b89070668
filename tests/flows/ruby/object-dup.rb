# object: dup makes an object of its own, assignment does not.
class Settings
  attr_accessor :theme
end

settings = Settings.new
settings.theme = "light"
copy = settings.dup
same = settings
settings.theme = source()
# flow
sink(same.theme)
# no flow
sink(copy.theme)
