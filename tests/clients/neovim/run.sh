#!/usr/bin/env bash
# Drives headless Neovim with the plugin and the real server.
#
#   tests/clients/neovim/run.sh [BINARY] [--screenshots DIR]
#
# Needs `tests/clients/setup.sh neovim`.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../common.sh"

binary_argument=
case ${1:-} in '' | --*) ;; *) binary_argument=$1; shift ;; esac
screenshots=$cache_dir/screenshots
while [ $# -gt 0 ]; do
  case $1 in
    --screenshots) [ $# -ge 2 ] || die "$1 needs a folder"; screenshots=$2; shift 2 ;;
    *) die "unknown argument: $1" ;;
  esac
done
[ -f "$cache_dir/neovim/.installed" ] || die "Neovim is not installed: run $clients_dir/setup.sh neovim"
QUANTUMLAYER_BIN=$(find_binary "$binary_argument")
export QUANTUMLAYER_BIN

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$screenshots" "$work/home"
# Nothing of this user's Neovim is read or written.
export HOME=$work/home XDG_CONFIG_HOME=$work/home/config XDG_DATA_HOME=$work/home/data \
  XDG_STATE_HOME=$work/home/state XDG_CACHE_HOME=$work/home/cache
export NVIM="$cache_dir/neovim/venv/bin/nvim"
export QUANTUMLAYER_PLUGIN=$repo_dir/editors/neovim QUANTUMLAYER_SAMPLE=$clients_dir QUANTUMLAYER_WORK=$work

status=0
env -u NVIM timeout 120 "$NVIM" --headless --clean -l "$clients_dir/neovim/run.lua" || status=$?
timeout 60 "$cache_dir/neovim/venv/bin/python" "$clients_dir/neovim/screenshot.py" \
  --font "$cache_dir/neovim/node_modules/dejavu-fonts-ttf/ttf" --out "$screenshots/neovim.png" || status=$?
exit $status
