# async: an asynchronous client keeps the last body, and a constant address
import asyncio

from taint import source, sink


class Client:
    def __init__(self, base):
        self.base = base
        self.body = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return False

    async def get(self, path):
        await asyncio.sleep(0)
        self.body = source()
        return self.base + path


async def main():
    async with Client("https://example.org") as client:
        url = await client.get("/status")
        # flow
        sink(client.body)
        # no flow
        sink(url)


asyncio.run(main())
