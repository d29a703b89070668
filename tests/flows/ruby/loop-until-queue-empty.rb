# loop: a queue is worked off, and each kind of job has its own result.
def work(queue)
  results = {}
  until queue.empty?
    job = queue.shift
    case job[:kind]
    when :echo then results[:echo] = job[:data]
    else results[:log] = "#{job[:kind]} done"
    end
  end
  results
end

results = work([{ kind: :echo, data: source() }, { kind: :mail, data: source() }])
# flow
sink(results[:echo])
# no flow
sink(results[:log])
