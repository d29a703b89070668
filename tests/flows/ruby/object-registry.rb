# object: a registry makes one object for each name that it is asked for.
class Channel
  def initialize
    @messages = []
  end

  def post(text)
    @messages << text
    self
  end

  def transcript
    @messages.join("\n")
  end
end

channels = Hash.new { |hash, name| hash[name] = Channel.new }
channels[:general].post("welcome").post("rules")
channels[:random].post("welcome").post(source())
# no flow
sink(channels[:general].transcript)
# flow
sink(channels[:random].transcript)
