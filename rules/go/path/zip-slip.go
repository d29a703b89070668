package unpack

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func Unzip(archive, dir string) error {
	reader, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer reader.Close()
	for _, entry := range reader.File {
		// ruleid: zip-slip
		target := filepath.Join(dir, entry.Name)
		if err := copyEntry(entry, target); err != nil {
			return err
		}
	}
	return nil
}

func Untar(source io.Reader, dir string) error {
	archive := tar.NewReader(source)
	for {
		header, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		// ruleid: zip-slip
		file, err := os.Create(dir + "/" + header.Name)
		if err != nil {
			return err
		}
		io.Copy(file, archive)
	}
}

func extract(dir string, entry *zip.File) error {
	// ruleid: zip-slip
	return os.MkdirAll(filepath.Join(dir, entry.Name), 0o755)
}

func UnzipLocal(archive, dir string) error {
	reader, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	for _, entry := range reader.File {
		if !filepath.IsLocal(entry.Name) {
			return errors.New("bad entry")
		}
		// ok: zip-slip
		copyEntry(entry, filepath.Join(dir, entry.Name))
	}
	return nil
}

func UnzipPrefix(reader *zip.Reader, dir string) error {
	for _, item := range reader.File {
		// ok: zip-slip
		target := filepath.Join(dir, item.Name)
		if !strings.HasPrefix(target, filepath.Clean(dir)+string(os.PathSeparator)) {
			return errors.New("bad entry")
		}
		copyEntry(item, target)
	}
	return nil
}

func Flat(reader *zip.Reader, dir string) {
	for _, item := range reader.File {
		// ok: zip-slip
		copyEntry(item, filepath.Join(dir, filepath.Base(item.Name)))
	}
}

func destination(dir, name string) string {
	// ruleid: zip-slip
	return filepath.Join(dir, "unpacked", name)
}

func UnzipAll(reader *zip.Reader, dir string) {
	for _, member := range reader.File {
		copyEntry(member, destination(dir, member.Name))
	}
}

type pending struct {
	path string
	size uint64
}

func UnzipLater(reader *zip.Reader, dir string) error {
	var list []pending
	for _, member := range reader.File {
		list = append(list, pending{path: dir + "/" + member.Name, size: member.UncompressedSize64})
	}
	for _, p := range list {
		// ruleid: zip-slip
		if err := os.MkdirAll(p.path, 0o755); err != nil {
			return err
		}
	}
	return nil
}

func UntarWith(archive *tar.Reader, dir string) {
	create := func(name string) {
		// ruleid: zip-slip
		file, _ := os.Create(dir + "/" + name)
		io.Copy(file, archive)
	}
	for {
		header, err := archive.Next()
		if err != nil {
			return
		}
		create(header.Name)
	}
}

func baseOf(name string) string {
	return filepath.Base(name)
}

func UnzipFlat(reader *zip.Reader, dir string) {
	for _, member := range reader.File {
		// ok: zip-slip
		copyEntry(member, filepath.Join(dir, baseOf(member.Name)))
	}
}

func UnzipNumbered(reader *zip.Reader, dir string) {
	for number, member := range reader.File {
		name := member.Name
		name = strconv.Itoa(number)
		// ok: zip-slip
		copyEntry(member, filepath.Join(dir, name))
	}
}

func UnzipChecked(reader *zip.Reader, dir string) error {
	for _, member := range reader.File {
		name := member.Name
		if !fs.ValidPath(name) {
			return errors.New("bad entry")
		}
		// ok: zip-slip
		copyEntry(member, filepath.Join(dir, name))
	}
	return nil
}
