# async: an asynchronous generator yields to async for, an asynchronous context manager gives a value
import asyncio
from contextlib import asynccontextmanager

from taint import source, sink


async def chunks():
    yield source()
    await asyncio.sleep(0)
    yield source()


@asynccontextmanager
async def connection():
    yield "connection-1"


async def main():
    async with connection() as name:
        async for chunk in chunks():
            # flow
            sink(name + chunk)
        # no flow
        sink(name)


asyncio.run(main())
