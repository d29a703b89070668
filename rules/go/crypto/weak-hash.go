package checksum

import (
	"crypto/hmac"
	"crypto/md5"
	oldsha "crypto/sha1"
	"crypto/sha256"
	"fmt"
	"hash"
)

func Token(user, salt string) string {
	// ruleid: weak-hash
	return fmt.Sprintf("%x", md5.Sum([]byte(user+salt)))
}

func Digest() hash.Hash {
	// ruleid: weak-hash
	return oldsha.New()
}

func Sign(key, body []byte) []byte {
	// ruleid: weak-hash
	mac := hmac.New(md5.New, key)
	mac.Write(body)
	return mac.Sum(nil)
}

func Strong(body []byte) [32]byte {
	// ok: weak-hash
	return sha256.Sum256(body)
}

func SignStrong(key []byte) hash.Hash {
	// ok: weak-hash
	return hmac.New(sha256.New, key)
}

type registry struct{}

func (registry) New() hash.Hash { return sha256.New() }

func Custom(shared registry) hash.Hash {
	// ok: weak-hash
	return shared.New()
}
