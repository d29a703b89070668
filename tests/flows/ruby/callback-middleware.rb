# callback: middleware objects call the next one, and one of them cleans.
class Prefix
  def initialize(app) = @app = app

  def call(env)
    "> " + @app.call(env)
  end
end

class Clean
  def initialize(app) = @app = app

  def call(env)
    @app.call(env.merge(query: sanitize(env[:query])))
  end
end

app = ->(env) { "results for #{env[:query]}" }

def build(app, *layers)
  layers.reverse.reduce(app) { |inner, layer| layer.new(inner) }
end

# flow
sink(build(app, Prefix, Prefix).call(query: source()))
# no flow
sink(build(app, Prefix, Clean).call(query: source()))
