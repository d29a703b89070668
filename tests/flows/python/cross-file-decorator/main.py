# cross-file: decorators of another file, one cleans what the function returns
from taint import source, sink

from decorators import cleaned, logged


@logged
def read_comment():
    return source()


@logged
@cleaned
def read_title():
    return source()


# flow
sink(read_comment())
# no flow
sink(read_title())
