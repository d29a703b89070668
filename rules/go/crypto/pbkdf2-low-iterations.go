package derive

import (
	"crypto/sha256"

	"golang.org/x/crypto/pbkdf2"
)

const rounds = 4096

func Key(password, salt []byte) []byte {
	// ruleid: pbkdf2-low-iterations
	return pbkdf2.Key(password, salt, 1000, 32, sha256.New)
}

func Named(password, salt []byte) []byte {
	// ruleid: pbkdf2-low-iterations
	return pbkdf2.Key(password, salt, rounds, 32, sha256.New)
}

func Standard(password string, salt []byte) ([]byte, error) {
	// ruleid: pbkdf2-low-iterations
	return pbkdf2.Key(sha256.New, password, salt, 10_000, 32)
}

func Enough(password, salt []byte) []byte {
	// ok: pbkdf2-low-iterations
	return pbkdf2.Key(password, salt, 600000, 32, sha256.New)
}

func EnoughStandard(password string, salt []byte) ([]byte, error) {
	// ok: pbkdf2-low-iterations
	return pbkdf2.Key(sha256.New, password, salt, 600_000, 32)
}

func Configured(password, salt []byte, count int) []byte {
	// ok: pbkdf2-low-iterations
	return pbkdf2.Key(password, salt, count, 32, sha256.New)
}
