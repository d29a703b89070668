# constant-branch: ternaries over known numbers.
limit = 3
# no flow
sink(limit * 2 > 10 ? source() : "few")
# flow
sink(limit * 4 > 10 ? source() : "few")
