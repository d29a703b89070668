# async: workers write into results of their own; all are joined before they are read.
jobs = { upload: -> { source() }, ping: -> { "pong" } }
results = {}
lock = Mutex.new
threads = jobs.map do |name, job|
  Thread.new do
    value = job.call
    lock.synchronize { results[name] = value }
  end
end
threads.each(&:join)
# flow
sink(results[:upload])
# no flow
sink(results[:ping])
