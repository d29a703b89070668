require "tools/shell"

LIMIT = 10

def passes(value)
  sink(value)
end

def direct(request)
  name = "fixed"
  label = source()
  if request
    sink(label)
  end
  execute(name, LIMIT)
  passes(source())
end
