import tools.shell.run as execute

const val LIMIT = 10

fun passes(value: String) {
    sink(value)
}

fun direct(request: Boolean) {
    val name: String = "fixed"
    val label: String = source()
    if (request) {
        sink(label)
    }
    execute(name, LIMIT)
    passes(source())
}
