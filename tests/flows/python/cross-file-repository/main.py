# cross-file: a service uses two repositories of another file
from taint import source, sink

from repository import Repository

comments = Repository("comments")
tags = Repository("tags")


def post(text):
    comments.save("c1", text)
    tags.save("t1", "general")


post(source())
# flow
sink(comments.find("c1"))
# no flow
sink(tags.find("t1"))
