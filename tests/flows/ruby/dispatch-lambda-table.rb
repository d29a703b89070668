# dispatch: a table of lambdas, looked up by constant keys.
ROUTES = {
  "/echo" => ->(body) { body },
  "/ping" => ->(_body) { "pong" }
}.freeze

request = source()
# flow
sink(ROUTES["/echo"].call(request))
# no flow
sink(ROUTES["/ping"].call(request))
