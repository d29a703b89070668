# closure: lambdas wrapped in one another; one stack adds the input.
def with_header(app, header)
  lambda do |env|
    body = app.call(env)
    "#{header}\n#{body}"
  end
end

app = ->(env) { "page #{env[:path]}" }
plain = with_header(app, "welcome")
personal = with_header(with_header(app, source()), "welcome")
# flow
sink(personal.call({ path: "/" }))
# no flow
sink(plain.call({ path: "/" }))
