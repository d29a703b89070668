# cross-file: the sinks are in worker.rb.
require_relative "worker"

run_query("select " + source())
run_migration("create table t (a int)")
