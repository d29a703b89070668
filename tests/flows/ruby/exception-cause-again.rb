# exception: a wrapping error has its own message and keeps its cause.
class SettingsError < StandardError; end

def parse(text)
  raise ArgumentError, "cannot parse #{text}"
end

def load_settings(text)
  parse(text)
rescue ArgumentError
  raise SettingsError, "settings are broken"
end

begin
  load_settings(source())
rescue SettingsError => e
  # no flow
  sink(e.message)
  # flow
  sink(e.cause.message)
end
