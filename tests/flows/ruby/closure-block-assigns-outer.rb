# closure: a block assigns to the outer variable; a block-local one of the same name does not.
comment = "none"
[1].each { comment = source() }
# flow
sink(comment)

remark = "none"
[1].each { |_; remark| remark = source() }
# no flow
sink(remark)
