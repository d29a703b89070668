# async: two queues, each with its own sender.
inbox = Queue.new
clock = Queue.new
sender = Thread.new do
  inbox << source()
  clock << "12:00"
end
# flow
sink(inbox.pop)
# no flow
sink(clock.pop)
sender.join
