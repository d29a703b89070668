# async: the value of a thread is that of its block.
remote = Thread.new { source() }
local = Thread.new { "cached" }
# flow
sink(remote.value)
# no flow
sink(local.value)
