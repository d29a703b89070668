#!/usr/bin/env bash
# The Python SDK's client against the real MCP server.
#
#   tests/clients/mcp/python.sh [BINARY]
#
# Needs `tests/clients/setup.sh mcp`.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../common.sh"
[ -f "$cache_dir/mcp-python/.installed" ] || die "the Python client is not installed: run $clients_dir/setup.sh mcp"
binary=$(find_binary "${1:-}")
exec timeout 300 "$cache_dir/mcp-python/venv/bin/python" "$clients_dir/mcp/python_client.py" "$binary"
