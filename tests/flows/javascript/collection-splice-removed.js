// collection: splice takes elements out of an array and returns them

function takeFirst(queue) {
  const [job] = queue.splice(0, 1);
  return job;
}

const queue = [source(), "cleanup", "backup"];
const job = takeFirst(queue);
// flow
sink(job);
// no flow
sink(queue);
