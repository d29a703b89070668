# async: awaiting a coroutine gives what it returns
import asyncio

from taint import source, sink


async def fetch_body(url):
    await asyncio.sleep(0)
    return url + source()


async def fetch_status(url):
    body = await fetch_body(url)
    return "ok" if body else "empty"


async def main():
    # flow
    sink(await fetch_body("/a"))
    # no flow
    sink(await fetch_status("/a"))


asyncio.run(main())
