# async: tasks are started by name and awaited later
import asyncio

from taint import source, sink


async def fetch(url):
    await asyncio.sleep(0)
    return {"url": url, "status": "ok"}


async def main():
    tasks = {
        "theirs": asyncio.create_task(fetch(source())),
        "ours": asyncio.create_task(fetch("/health")),
    }
    ours = await tasks["ours"]
    theirs = await tasks["theirs"]
    # flow
    sink(theirs["url"])
    # no flow
    sink(ours["url"])


asyncio.run(main())
