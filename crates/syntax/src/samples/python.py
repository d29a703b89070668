from tools.shell import run as execute

LIMIT = 10

def passes(value):
    sink(value)

def direct(request):
    name = "fixed"
    label = source()
    if request:
        sink(label)
    execute(name, LIMIT)
    passes(source())
