# field: a class variable and a class-level instance variable.
class Registry
  @@motd = "welcome"
  @version = "1.0"

  class << self
    attr_reader :version

    def configure
      @@motd = source()
    end

    def motd
      @@motd
    end
  end
end

Registry.configure
# flow
sink(Registry.motd)
# no flow
sink(Registry.version)
