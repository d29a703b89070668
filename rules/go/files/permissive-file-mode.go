package store

import "os"

func Save(path string, data []byte) error {
	// ruleid: permissive-file-mode
	return os.WriteFile(path, data, 0666)
}

func Prepare(dir string) error {
	// ruleid: permissive-file-mode
	if err := os.MkdirAll(dir, 0777); err != nil {
		return err
	}
	// ruleid: permissive-file-mode
	return os.Chmod(dir, 0o777)
}

func Open(path string) (*os.File, error) {
	return os.OpenFile(
		path,
		os.O_CREATE|os.O_WRONLY,
		// ruleid: permissive-file-mode
		os.ModePerm,
	)
}

func SavePrivate(path string, data []byte) error {
	// ok: permissive-file-mode
	return os.WriteFile(path, data, 0o600)
}

func PreparePrivate(dir string) error {
	// ok: permissive-file-mode
	return os.MkdirAll(dir, 0750)
}

func Share(path string) error {
	// ok: permissive-file-mode
	return os.Chmod(path, 0644)
}
