package nonce

import (
	"crypto/rand"
	"encoding/hex"
	"io"
	"math/big"
)

func Token() string {
	raw := make([]byte, 16)
	// ruleid: random-error-ignored
	if _, err := rand.Read(raw); err != nil { panic(err) }
	return hex.EncodeToString(raw)
}

func Key() []byte {
	key := make([]byte, 32)
	// ruleid: random-error-ignored
	if _, err := io.ReadFull(rand.Reader, key); err != nil { panic(err) }
	return key
}

func Code() int64 {
	// ruleid: random-error-ignored
	n, _ := rand.Int(rand.Reader, big.NewInt(1000000))
	return n.Int64()
}

func Checked() ([]byte, error) {
	raw := make([]byte, 16)
	// ok: random-error-ignored
	if _, err := rand.Read(raw); err != nil {
		return nil, err
	}
	return raw, nil
}

func Full() ([]byte, error) {
	raw := make([]byte, 16)
	// ok: random-error-ignored
	_, err := io.ReadFull(rand.Reader, raw)
	return raw, err
}

func Number(limit *big.Int) (*big.Int, error) {
	// ok: random-error-ignored
	return rand.Int(rand.Reader, limit)
}
