# field: a configuration object that a block fills in.
class Config
  attr_accessor :host, :prefix

  def initialize
    @host = "localhost"
    @prefix = "/"
  end
end

module Client
  class << self
    attr_reader :config

    def configure
      @config = Config.new
      yield @config
    end
  end
end

Client.configure do |config|
  config.prefix = source()
end
# no flow
sink("http://#{Client.config.host}/")
# flow
sink("http://localhost#{Client.config.prefix}")
