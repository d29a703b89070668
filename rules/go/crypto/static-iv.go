package seal

import (
	"crypto/cipher"
	"crypto/rand"
	"io"
)

var zeroes = []byte("0000000000000000")

func Cbc(block cipher.Block, data []byte) {
	// ruleid: static-iv
	cipher.NewCBCEncrypter(block, []byte("a fixed sixteen!")).CryptBlocks(data, data)
}

func Ctr(block cipher.Block, data []byte) {
	// ruleid: static-iv
	stream := cipher.NewCTR(block, zeroes)
	stream.XORKeyStream(data, data)
}

func Gcm(aead cipher.AEAD, data []byte) []byte {
	nonce := []byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}
	// ruleid: static-iv
	return aead.Seal(nil, nonce, data, nil)
}

func Fresh(aead cipher.AEAD, data []byte) ([]byte, error) {
	nonce := make([]byte, aead.NonceSize())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		return nil, err
	}
	// ok: static-iv
	return aead.Seal(nonce, nonce, data, nil), nil
}

func Sent(block cipher.Block, message []byte) {
	// ok: static-iv
	cipher.NewCBCDecrypter(block, message[:16]).CryptBlocks(message[16:], message[16:])
}

func Derived(block cipher.Block, iv, data []byte) {
	// ok: static-iv
	cipher.NewCTR(block, iv).XORKeyStream(data, data)
}
