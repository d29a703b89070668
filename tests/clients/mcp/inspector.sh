#!/usr/bin/env bash
# The MCP inspector's command line against the real server: lists everything, calls every tool over stdio,
# lists the tools over HTTP, and checks that their schemas are ones that every client accepts.
#
#   tests/clients/mcp/inspector.sh [BINARY]
#
# Needs `tests/clients/setup.sh mcp`.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../common.sh"
[ -f "$cache_dir/mcp-node/.installed" ] || die "the inspector is not installed: run $clients_dir/setup.sh mcp"
use_node
binary=$(find_binary "${1:-}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node "$clients_dir/mcp/inspector.mjs" --binary "$binary" --work "$work" --sample "$clients_dir/sample" \
  --inspector "$cache_dir/mcp-node/inspector/node_modules/.bin/mcp-inspector"
