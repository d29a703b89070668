package accounts

import (
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"io"

	"golang.org/x/crypto/bcrypt"
)

type User struct{ Name, Password, Hash string }

func Register(user *User) {
	// ruleid: password-fast-hash
	sum := sha256.Sum256([]byte(user.Password))
	user.Hash = hex.EncodeToString(sum[:])
}

func Salted(salt, password string) [64]byte {
	// ruleid: password-fast-hash
	return sha512.Sum512([]byte(salt + password))
}

func Old(passwd string) []byte {
	h := md5.New()
	// ruleid: password-fast-hash
	io.WriteString(h, passwd)
	return h.Sum(nil)
}

func Slow(password string) ([]byte, error) {
	// ok: password-fast-hash
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func Etag(body string) [32]byte {
	// ok: password-fast-hash
	return sha256.Sum256([]byte(body))
}

func Fingerprint(user *User) [32]byte {
	// ok: password-fast-hash
	return sha256.Sum256([]byte(user.Name))
}
