import tools.shell.{Runner => Execute}

object Sample {
  val limit = 10

  def passes(value: String): Unit = {
    sink(value)
  }

  def direct(request: Boolean): Unit = {
    val name: String = "fixed"
    val label: String = source()
    if (request) {
      sink(label)
    }
    Execute.run(name, limit)
    passes(source())
  }
}
