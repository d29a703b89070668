package upload

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
)

const limit = 10 << 20

func Receive(w http.ResponseWriter, r *http.Request) {
	unpacked, err := gzip.NewReader(r.Body)
	if err != nil {
		http.Error(w, "bad upload", http.StatusBadRequest)
		return
	}
	// ruleid: decompression-bomb
	data, _ := io.ReadAll(unpacked)
	store(data)
}

func Save(source io.Reader, target *os.File) error {
	reader, err := gzip.NewReader(source)
	if err != nil {
		return err
	}
	// ruleid: decompression-bomb
	_, err = io.Copy(target, reader)
	return err
}

func Entries(archive *zip.Reader) (out bytes.Buffer, err error) {
	for _, entry := range archive.File {
		content, err := entry.Open()
		if err != nil {
			return out, err
		}
		// ruleid: decompression-bomb
		io.Copy(&out, content)
	}
	return out, nil
}

func Limited(source io.Reader) ([]byte, error) {
	reader, err := gzip.NewReader(source)
	if err != nil {
		return nil, err
	}
	// ok: decompression-bomb
	return io.ReadAll(io.LimitReader(reader, limit))
}

func Counted(source io.Reader, target io.Writer) error {
	reader, err := gzip.NewReader(source)
	if err != nil {
		return err
	}
	// ok: decompression-bomb
	_, err = io.CopyN(target, reader, limit)
	return err
}

func Plain(source io.Reader, target io.Writer) error {
	// ok: decompression-bomb
	_, err := io.Copy(target, source)
	return err
}
