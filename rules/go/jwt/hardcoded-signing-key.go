package session

import (
	"crypto/aes"
	"crypto/hmac"
	"crypto/sha256"
	"hash"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
)

func Sign(claims jwt.Claims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	// ruleid: hardcoded-signing-key
	return token.SignedString([]byte("orders-EXAMPLE-signing-key"))
}

// ruleid: hardcoded-signing-key
var store = sessions.NewCookieStore([]byte("EXAMPLE-cookie-key"))

func Issue(claims jwt.Claims) (string, error) {
	key := []byte("EXAMPLE-shared-key")
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	// ruleid: hardcoded-signing-key
	return token.SignedString(key)
}

func Parse(raw string) (*jwt.Token, error) {
	return jwt.Parse(raw, func(t *jwt.Token) (interface{}, error) {
		// ruleid: hardcoded-signing-key
		return []byte("EXAMPLE-shared-key"), nil
	})
}

func Encrypt() {
	// ruleid: hardcoded-signing-key
	aes.NewCipher([]byte("EXAMPLE-32-byte-long-aes-key-000"))
}

func SignEnv(claims jwt.Claims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	// ok: hardcoded-signing-key
	return token.SignedString([]byte(os.Getenv("JWT_KEY")))
}

func Store(key []byte) *sessions.CookieStore {
	// ok: hardcoded-signing-key
	return sessions.NewCookieStore(key)
}

func Mac(key []byte) hash.Hash {
	// ok: hardcoded-signing-key
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("orders"))
	return mac
}
