# path: each branch of an if has its own value of the variable.
def greet(anonymous)
  if anonymous
    name = "guest"
    # no flow
    sink("Hello, #{name}")
  else
    name = source()
    # flow
    sink("Hello, #{name}")
  end
end

greet(true)
greet(false)
