# async: a worker takes texts out of a queue, two queues are in use
import asyncio

from taint import source, sink


async def produce(queue, texts):
    for text in texts:
        await queue.put(text)
    await queue.put(None)


async def collect(queue):
    texts = []
    while (text := await queue.get()) is not None:
        texts.append(text)
    return texts


async def main():
    uploads, jobs = asyncio.Queue(), asyncio.Queue()
    await produce(uploads, [source()])
    await produce(jobs, ["cleanup", "backup"])
    # flow
    sink(await collect(uploads))
    # no flow
    sink(await collect(jobs))


asyncio.run(main())
