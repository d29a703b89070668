import Shell

let limit = 10

func passes(_ value: String) {
    sink(value)
}

func direct(request: Bool) {
    let name: String = "fixed"
    let label: String = source()
    if request {
        sink(label)
    }
    execute(name, limit)
    passes(source())
}
