source ./tools.sh

LIMIT=10

passes() {
  sink "$1"
}

direct() {
  name="fixed"
  label=$(source)
  if [ -n "$1" ]; then
    sink "$label"
  fi
  execute "$name" "$LIMIT"
  passes "$(source)"
}
