package auth

import (
	crand "crypto/rand"
	"encoding/hex"
	"fmt"
	"math/rand"
	"time"
)

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func NewSessionToken() string {
	out := make([]byte, 32)
	for i := range out {
		// ruleid: math-rand-for-secret
		out[i] = letters[rand.Intn(len(letters))]
	}
	return string(out)
}

type Mailer struct{}

func (m *Mailer) resetCode() string {
	// ruleid: math-rand-for-secret
	return fmt.Sprintf("%06d", rand.Int31n(1000000))
}

func generatePassword(length int) string {
	// ruleid: math-rand-for-secret
	source := rand.New(rand.NewSource(time.Now().UnixNano()))
	out := make([]byte, length)
	for i := range out {
		out[i] = letters[source.Intn(len(letters))]
	}
	return string(out)
}

func backoff(attempt int) time.Duration {
	// ok: math-rand-for-secret
	return time.Duration(rand.Intn(1<<attempt)) * time.Millisecond
}

func NewToken() (string, error) {
	raw := make([]byte, 32)
	// ok: math-rand-for-secret
	if _, err := crand.Read(raw); err != nil {
		return "", err
	}
	return hex.EncodeToString(raw), nil
}

func shuffled(items []string) []string {
	// ok: math-rand-for-secret
	order := rand.Perm(len(items))
	out := make([]string, len(items))
	for i, j := range order {
		out[i] = items[j]
	}
	return out
}
