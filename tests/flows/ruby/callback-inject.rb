# callback: a fold that adds each element, and one that forgets them.
parts = ["a", source(), "z"]
# flow
sink(parts.inject("") { |all, part| all + part })
# no flow
sink(parts.inject("") { |all, _part| all + "." })
