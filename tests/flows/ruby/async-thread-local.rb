# async: a value that belongs to one thread is not seen by another.
def current_user
  Thread.current[:user] || "nobody"
end

def serve(user = nil)
  Thread.new do
    Thread.current[:user] = user if user
    "request by #{current_user}"
  end.value
end

name = source()
# flow
sink(serve(name))
# no flow
sink(serve)
