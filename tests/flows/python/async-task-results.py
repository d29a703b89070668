# async: tasks keep their own results under their names
import asyncio

from taint import source, sink


async def load(text):
    await asyncio.sleep(0)
    return {"text": text}


async def main():
    tasks = {
        "comment": asyncio.create_task(load(source())),
        "footer": asyncio.create_task(load("All rights reserved")),
    }
    await asyncio.wait(tasks.values())
    comment = tasks["comment"].result()
    footer = tasks["footer"].result()
    # flow
    sink(comment["text"])
    # no flow
    sink(footer["text"])


asyncio.run(main())
