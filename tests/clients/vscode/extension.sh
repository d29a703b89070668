#!/usr/bin/env bash
# The VS Code extension by itself: types, lint, format, and the tests of what needs no editor.
#
#   tests/clients/vscode/extension.sh
#
# Needs `tests/clients/setup.sh vscode`.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../common.sh"
"$clients_dir/setup.sh" --check vscode || die "VS Code is not installed: run $clients_dir/setup.sh vscode"
use_node
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
extension_copy "$work/extension"
cd "$work/extension"

passed=0
failed=0
if npm run --silent lint; then passed=1; else failed=1; fi
npm test --silent | tee "$work/tests" || true
# node:test counts at the end, each number on a line of its own.
number() { sed -nE "s/^[^a-z]*$1 ([0-9]+)$/\1/p" "$work/tests" | tail -n 1; }
tests_passed=$(number pass)
# Without a count they did not run at all.
tests_failed=$(number fail)
passed=$((passed + ${tests_passed:-0}))
failed=$((failed + ${tests_failed:-1}))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
