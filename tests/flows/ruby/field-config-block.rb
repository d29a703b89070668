# field: a configuration that is filled in a block.
class Config
  attr_accessor :title, :adapter
end

module Site
  def self.config
    @config ||= Config.new
  end

  def self.configure
    yield config
  end
end

Site.configure do |c|
  c.adapter = "sqlite"
  c.title = source()
end
# no flow
sink(Site.config.adapter)
# flow
sink(Site.config.title)
