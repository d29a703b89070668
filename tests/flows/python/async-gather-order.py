# async: gather returns results in the order of its arguments
import asyncio

from taint import source, sink


async def user_name():
    await asyncio.sleep(0)
    return source()


async def site_name():
    await asyncio.sleep(0)
    return "example"


async def main():
    user, site = await asyncio.gather(user_name(), site_name())
    # flow
    sink(user)
    # no flow
    sink(site)


asyncio.run(main())
