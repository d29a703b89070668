# loop: a command line is taken apart, an option's value at a time.
def parse(arguments)
  options = { out: "stdout", in: "stdin" }
  until arguments.empty?
    case arguments.shift
    when "--in" then options[:in] = arguments.shift
    when "--out" then options[:out] = arguments.shift
    end
  end
  options
end

options = parse(["--out", "report.txt", "--in", source()])
# no flow
sink(options[:out])
# flow
sink(options[:in])
