# cross-file: the sinks; main.rb calls one with input, the other with constants.
def run_query(text)
  # flow
  sink(text)
end

def run_migration(text)
  # no flow
  sink(text)
end
