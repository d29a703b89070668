local execute = require("tools.shell")

local limit = 10

local function passes(value)
  sink(value)
end

local function direct(request)
  local name = "fixed"
  local label = source()
  if request then
    sink(label)
  end
  execute(name, limit)
  passes(source())
end
