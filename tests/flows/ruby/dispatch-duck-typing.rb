# dispatch: the object's class decides which method of a name runs.
class Remote
  def fetch
    source()
  end
end

class Fixture
  def fetch
    "fixture"
  end
end

def load(provider)
  provider.fetch
end

# flow
sink(load(Remote.new))
# no flow
sink(load(Fixture.new))
