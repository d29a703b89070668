package export

import (
	"os"
	"path/filepath"
)

func Write(data []byte) error {
	// ruleid: predictable-temporary-file
	return os.WriteFile("/tmp/export.csv", data, 0o600)
}

func Lock() (*os.File, error) {
	// ruleid: predictable-temporary-file
	return os.Create(filepath.Join(os.TempDir(), "shop.lock"))
}

func State(data []byte) error {
	path := filepath.Join(os.TempDir(), "shop-state.json")
	// ruleid: predictable-temporary-file
	return os.WriteFile(path, data, 0o600)
}

func Temporary() (*os.File, error) {
	// ok: predictable-temporary-file
	return os.CreateTemp("", "export-*.csv")
}

func Cache(dir string, data []byte) error {
	// ok: predictable-temporary-file
	return os.WriteFile(filepath.Join(dir, "cache.json"), data, 0o600)
}

func Read() ([]byte, error) {
	// ok: predictable-temporary-file
	return os.ReadFile("/tmp/export.csv")
}
