# dispatch: send and public_send with known names.
class Console
  def echo(text)
    text
  end

  def ping(text)
    text.empty? ? "silence" : "pong"
  end
end

console = Console.new
input = source()
# flow
sink(console.send(:echo, input))
# no flow
sink(console.public_send(:ping, input))
