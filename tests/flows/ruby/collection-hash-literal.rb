# collection: a hash literal, read by constant keys.
def settings
  { "home" => "/root", "term" => source() }
end

vars = settings
# no flow
sink(vars["home"])
# flow
sink(vars.fetch("term"))
