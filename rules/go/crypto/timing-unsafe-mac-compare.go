package webhook

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
)

func Valid(body, key, sent []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	want := mac.Sum(nil)
	// ruleid: timing-unsafe-mac-compare
	return bytes.Equal(want, sent)
}

func Direct(body, key, sent []byte) bool {
	h := hmac.New(sha256.New, key)
	h.Write(body)
	// ruleid: timing-unsafe-mac-compare
	if !bytes.Equal(sent, h.Sum(nil)) {
		return false
	}
	return true
}

func Header(r *http.Request, body, key []byte) bool {
	h := hmac.New(sha256.New, key)
	_, _ = h.Write(body)
	signature := "sha256=" + hex.EncodeToString(h.Sum(nil))
	// ruleid: timing-unsafe-mac-compare
	return r.Header.Get("X-Hub-Signature-256") == signature
}

func Cookie(value, sent string, key []byte) bool {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(value))
	sum := h.Sum(nil)
	// ruleid: timing-unsafe-mac-compare
	if base64.StdEncoding.EncodeToString(sum) != sent {
		return false
	}
	return true
}

func Constant(body, key, sent []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	// ok: timing-unsafe-mac-compare
	return hmac.Equal(mac.Sum(nil), sent)
}

func Missing(body, key []byte, sent string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	text := hex.EncodeToString(mac.Sum(nil))
	// ok: timing-unsafe-mac-compare
	if text == "" {
		return false
	}
	// ok: timing-unsafe-mac-compare
	return hmac.Equal([]byte(text), []byte(sent))
}

func Checksum(file, known []byte) bool {
	sum := sha256.Sum256(file)
	// ok: timing-unsafe-mac-compare
	return bytes.Equal(sum[:], known)
}
