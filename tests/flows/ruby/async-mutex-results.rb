# async: threads put their results into one hash, under keys of their own.
results = {}
lock = Mutex.new

jobs = { remote: -> { "fetched " + source() }, local: -> { "read from disk" } }
threads = jobs.map do |name, job|
  Thread.new do
    value = job.call
    lock.synchronize { results[name] = value }
  end
end
threads.each(&:join)

# flow
sink(results[:remote])
# no flow
sink(results[:local])
