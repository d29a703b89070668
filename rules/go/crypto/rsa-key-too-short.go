package keys

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
)

const shortKey = 768

func Device() (*rsa.PrivateKey, error) {
	// ruleid: rsa-key-too-short
	return rsa.GenerateKey(rand.Reader, 1024)
}

func Tiny() (*rsa.PrivateKey, error) {
	// ruleid: rsa-key-too-short
	return rsa.GenerateKey(rand.Reader, shortKey)
}

func Multi() (*rsa.PrivateKey, error) {
	// ruleid: rsa-key-too-short
	return rsa.GenerateMultiPrimeKey(rand.Reader, 3, 1536)
}

func Server() (*rsa.PrivateKey, error) {
	// ok: rsa-key-too-short
	return rsa.GenerateKey(rand.Reader, 2048)
}

func Root() (*rsa.PrivateKey, error) {
	// ok: rsa-key-too-short
	return rsa.GenerateKey(rand.Reader, 4096)
}

func Sized(bits int) (*rsa.PrivateKey, error) {
	// ok: rsa-key-too-short
	return rsa.GenerateKey(rand.Reader, bits)
}

func Signing() (ed25519.PublicKey, ed25519.PrivateKey, error) {
	// ok: rsa-key-too-short
	return ed25519.GenerateKey(rand.Reader)
}
