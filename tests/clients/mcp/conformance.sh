#!/usr/bin/env bash
# The official conformance suites, over HTTP.
#
#   tests/clients/mcp/conformance.sh [BINARY] [--fixtures SERVER]
#
# The scenarios that need no fixture run against the real server. The whole suites call tools, prompts
# and resources with fixed names: with --fixtures they run against SERVER, a test-only server that has
# these on the same code (`cargo build -p quantumlayer-tests --bins` makes `conformance-server`).
#
# Needs `tests/clients/setup.sh mcp`. What the suites may fail, each with its reason: expected-next.yaml.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../common.sh"

binary_argument=
fixtures=
while [ $# -gt 0 ]; do
  case $1 in
    --fixtures)
      [ $# -ge 2 ] || die "--fixtures needs a server"
      fixtures=$(find_binary "$2")
      shift 2
      ;;
    -*) die "unknown argument: $1" ;;
    *) binary_argument=$1; shift ;;
  esac
done
binary=$(find_binary "$binary_argument")
[ -f "$cache_dir/mcp-node/.installed" ] || die "the suites are not installed: run $clients_dir/setup.sh mcp"
use_node
stable="$cache_dir/mcp-node/conformance/node_modules/.bin/conformance"
next="$cache_dir/mcp-node/conformance-next/node_modules/.bin/conformance"

work=$(mktemp -d)
server=
trap 'stop; rm -rf "$work"' EXIT

# start COMMAND…: starts a server and sets `url` to where it listens.
start() {
  stop
  : >"$work/log"
  "$@" </dev/null >/dev/null 2>"$work/log" &
  server=$!
  for _ in $(seq 150); do
    url=$(grep -oE 'https?://[][A-Za-z0-9.:]+:[0-9]+[A-Za-z0-9/._-]*' "$work/log" | head -n 1) && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  die "no address on standard error of $1: $(cat "$work/log")"
}

stop() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

passed=0
failed=0
run() { # NAME COMMAND…
  local name=$1
  shift
  if "$@" >"$work/out" 2>&1; then
    passed=$((passed + 1))
    say "ok   $name"
  elif [ -z "${again:-}" ] && grep -q 'operation was aborted' "$work/out"; then
    # The suites wait ten seconds for an answer; a debug build that reads all rules for the first time
    # on a busy machine takes longer. The second time it has them.
    say "     again, an answer took too long: $name"
    again=yes run "$name" "$@"
  else
    failed=$((failed + 1))
    say "FAIL $name"
    grep -v '^ *$' "$work/out" | tail -n 60 | sed 's/^/     /' >&2
  fi
}

# A check may be impossible without a fixture tool; every other check of its scenario counts.
scenario() { # COMMAND…
  rm -rf "$work/checks"
  "$@" --output-dir "$work/checks" || node "$clients_dir/mcp/only-not-testable.mjs" "$work/checks"
}

if [ -n "$fixtures" ]; then
  expected=(--expected-failures "$clients_dir/mcp/expected-next.yaml")
  start "$fixtures"
  run "suites: $conformance_version, active" "$stable" server --url "$url" --suite active
  for revision in 2026-07-28 2025-11-25; do
    run "suites: $conformance_next_version, requirements of $revision" \
      "$next" server --url "$url" --requirements "$revision" "${expected[@]}"
  done
fi

mkdir "$work/workspace"
cp "$clients_dir/sample/app.py" "$work/workspace"
start "$binary" mcp --root "$work/workspace" --http 127.0.0.1:0
for name in server-initialize ping tools-list resources-list prompts-list resources-subscribe resources-unsubscribe \
  server-sse-multiple-streams dns-rebinding-protection; do
  run "2025-11-25: $name" scenario "$stable" server --url "$url" --scenario "$name"
done
for name in server-stateless tools-list resources-list prompts-list server-sse-multiple-streams \
  dns-rebinding-protection caching http-header-validation input-required-result-unsupported-methods \
  sep-2164-resource-not-found; do
  run "2026-07-28: $name" scenario "$next" server --url "$url" --spec-version 2026-07-28 --scenario "$name"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
