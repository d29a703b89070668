#!/usr/bin/env bash
# Drives VS Code (code-server in Chromium) with the extension and the real server inside.
#
#   tests/clients/vscode/run.sh [BINARY] [--screenshots DIR] [--mode trusted|restricted|both] [--vsix FILE]
#
# Needs `tests/clients/setup.sh vscode`. Builds the .vsix around BINARY unless one is named.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../common.sh"

binary_argument=
case ${1:-} in '' | --*) ;; *) binary_argument=$1; shift ;; esac
screenshots=$cache_dir/screenshots
mode=both
vsix=
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || die "$1 needs a value"
  case $1 in
    --screenshots) screenshots=$2 ;;
    --mode) mode=$2 ;;
    --vsix) vsix=$2 ;;
    *) die "unknown argument: $1" ;;
  esac
  shift 2
done

"$clients_dir/setup.sh" --check vscode || die "VS Code is not installed: run $clients_dir/setup.sh vscode"
use_node
chromium=$(find_chromium) || die "no Chromium: run $clients_dir/setup.sh vscode, or name one in CHROMIUM"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$vsix" ]; then
  binary=$(find_binary "$binary_argument")
  vsix=$work/quantumlayer.vsix
  extension=$work/extension
  extension_copy "$extension"
  (cd "$extension" && node scripts/package.mjs --binary "$binary" --out "$vsix" >&2)
fi

mkdir -p "$screenshots"
node "$clients_dir/vscode/run.mjs" --code-server "$cache_dir/vscode" --chromium "$chromium" --vsix "$vsix" \
  --sample "$clients_dir" --screenshots "$screenshots" --mode "$mode" --work "$work"
