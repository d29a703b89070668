# async: a worker takes jobs from the queue that it was given, not from another one
import asyncio

from taint import source, sink


async def worker(queue, done):
    while True:
        job = await queue.get()
        if job is None:
            return
        done.append("job " + job)


async def main():
    mails, reports = asyncio.Queue(), asyncio.Queue()
    await mails.put(source())
    await mails.put(None)
    await reports.put("monthly")
    await reports.put(None)
    sent, written = [], []
    await asyncio.gather(worker(mails, sent), worker(reports, written))
    # flow
    sink(sent[0])
    # no flow
    sink(written[0])


asyncio.run(main())
