package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/rc4"
	"errors"

	"golang.org/x/crypto/blowfish"
	"golang.org/x/crypto/chacha20poly1305"
)

func Card(key []byte) (cipher.Block, error) {
	// ruleid: weak-cipher
	return des.NewTripleDESCipher(key)
}

func Stream(key, data []byte) error {
	// ruleid: weak-cipher
	stream, err := rc4.NewCipher(key)
	if err != nil {
		return err
	}
	stream.XORKeyStream(data, data)
	return nil
}

func Legacy(key []byte) (cipher.Block, error) {
	// ruleid: weak-cipher
	return blowfish.NewCipher(key)
}

func Sealed(key []byte) (cipher.AEAD, error) {
	// ok: weak-cipher
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, errors.New("bad key")
	}
	return cipher.NewGCM(block)
}

func Fast(key []byte) (cipher.AEAD, error) {
	// ok: weak-cipher
	return chacha20poly1305.New(key)
}

func Parity(block cipher.Block) int {
	// ok: weak-cipher
	return des.BlockSize + block.BlockSize()
}
