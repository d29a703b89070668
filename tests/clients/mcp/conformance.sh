#!/usr/bin/env bash
# The official conformance suites against a server over HTTP.
#
#   tests/clients/mcp/conformance.sh [BINARY]            the scenarios that need no fixture, the real server
#   tests/clients/mcp/conformance.sh --fixtures BINARY   all scenarios, a server that has the fixture tools:
#                                                        started as `BINARY --http 127.0.0.1:0`
#
# Needs `tests/clients/setup.sh mcp`. What is expected to fail, each with its reason: expected-*.yaml.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../common.sh"
[ -f "$cache_dir/mcp-node/.installed" ] || die "the suites are not installed: run $clients_dir/setup.sh mcp"
use_node

fixtures=false
if [ "${1:-}" = --fixtures ]; then fixtures=true; shift; fi
binary=$(find_binary "${1:-}")
work=$(mktemp -d)
mkdir "$work/workspace"
cp "$clients_dir/sample/app.py" "$work/workspace"
if $fixtures; then
  command=("$binary" --http 127.0.0.1:0)
else
  command=("$binary" mcp --root "$work/workspace" --http 127.0.0.1:0)
fi
"${command[@]}" </dev/null >/dev/null 2>"$work/log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

url=
for _ in $(seq 150); do
  url=$(grep -oE 'https?://[][A-Za-z0-9.:]+:[0-9]+[A-Za-z0-9/._-]*' "$work/log" | head -n 1) && break
  kill -0 "$server" 2>/dev/null || die "the server ended: $(cat "$work/log")"
  sleep 0.1
done
[ -n "$url" ] || die "no address on standard error: $(cat "$work/log")"

passed=0
failed=0
run() { # NAME COMMAND…
  local name=$1
  shift
  if "$@" >"$work/out" 2>&1; then
    passed=$((passed + 1))
    say "ok   $name"
  else
    failed=$((failed + 1))
    say "FAIL $name"
    sed 's/^/     /' "$work/out" | tail -n 40 >&2
  fi
}

stable="$cache_dir/mcp-node/conformance/node_modules/.bin/conformance"
next="$cache_dir/mcp-node/conformance-next/node_modules/.bin/conformance"
expected() { [ ! -f "$clients_dir/mcp/expected-$1.yaml" ] || printf '%s\n' --expected-failures "$clients_dir/mcp/expected-$1.yaml"; }

if $fixtures; then
  mapfile -t stable_expected < <(expected stable)
  mapfile -t next_expected < <(expected next)
  run "conformance $conformance_version, active suite" \
    "$stable" server --url "$url" --suite active "${stable_expected[@]}"
  run "conformance $conformance_next_version, requirements 2026-07-28" \
    "$next" server --url "$url" --requirements 2026-07-28 "${next_expected[@]}"
else
  # A check may be impossible without a fixture tool; every other check of its scenario counts.
  scenario() { # COMMAND…
    rm -rf "$work/checks"
    "$@" --output-dir "$work/checks" || node "$clients_dir/mcp/only-not-testable.mjs" "$work/checks"
  }
  for scenario in server-initialize ping tools-list resources-list prompts-list dns-rebinding-protection; do
    run "conformance $conformance_version, $scenario" scenario "$stable" server --url "$url" --scenario "$scenario"
  done
  for scenario in server-stateless tools-list resources-list prompts-list dns-rebinding-protection caching \
    sep-2164-resource-not-found; do
    run "conformance $conformance_next_version, $scenario" \
      scenario "$next" server --url "$url" --spec-version 2026-07-28 --scenario "$scenario"
  done
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
