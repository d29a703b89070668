# path: the branches of a case do not see each other.
def choose_target(level)
  target = "app.log"
  case level
  when 0, 1
    target = source()
    # flow
    sink(target)
  when 2
    # no flow
    sink(target)
  end
end

choose_target(0)
choose_target(1)
choose_target(2)
