# async: a fiber gets its first argument when it starts and the next when it is resumed.
fiber = Fiber.new do |start|
  # no flow
  sink(start)
  answer = Fiber.yield("waiting")
  # flow
  sink(answer)
end
fiber.resume("begin")
fiber.resume(source())
