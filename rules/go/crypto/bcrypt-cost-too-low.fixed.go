package accounts

import (
	"golang.org/x/crypto/bcrypt"
	bc "golang.org/x/crypto/bcrypt"
)

const rounds = 5

func Hash(password string) ([]byte, error) {
	// ruleid: bcrypt-cost-too-low
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func HashFast(password []byte) (string, error) {
	// ruleid: bcrypt-cost-too-low
	sum, err := bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost)
	return string(sum), err
}

func HashRounds(password string) ([]byte, error) {
	// ruleid: bcrypt-cost-too-low
	return bcrypt.GenerateFromPassword([]byte(password), rounds)
}

func HashAlias(password string) ([]byte, error) {
	// ruleid: bcrypt-cost-too-low
	return bc.GenerateFromPassword([]byte(password), bc.DefaultCost)
}

func HashDefault(password string) ([]byte, error) {
	// ok: bcrypt-cost-too-low
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func HashStrong(password string) ([]byte, error) {
	// ok: bcrypt-cost-too-low
	return bcrypt.GenerateFromPassword([]byte(password), 12)
}

func HashConfigured(password string, cost int) ([]byte, error) {
	// ok: bcrypt-cost-too-low
	return bcrypt.GenerateFromPassword([]byte(password), cost)
}
