package session

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"
	lestrrat "github.com/lestrrat-go/jwx/v2/jwt"
)

type Claims struct {
	jwt.RegisteredClaims
	Role string
}

func Role(raw string) (string, error) {
	claims := &Claims{}
	// ruleid: jwt-not-verified
	_, _, err := jwt.NewParser().ParseUnverified(raw, claims)
	return claims.Role, err
}

func Unsigned(claims jwt.Claims) (string, error) {
	// ruleid: jwt-not-verified
	token := jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ruleid: jwt-not-verified
	return token.SignedString(jwt.UnsafeAllowNoneSignatureType)
}

func Peek(raw []byte) (lestrrat.Token, error) {
	// ruleid: jwt-not-verified
	return lestrrat.Parse(raw, lestrrat.WithVerify(false))
}

func Verified(raw string, key []byte) (*Claims, error) {
	claims := &Claims{}
	// ok: jwt-not-verified
	token, err := jwt.ParseWithClaims(raw, claims, func(t *jwt.Token) (any, error) {
		return key, nil
	}, jwt.WithValidMethods([]string{"HS256"}))
	if err != nil || !token.Valid {
		return nil, errors.New("bad token")
	}
	return claims, nil
}

func Signed(claims jwt.Claims, key []byte) (string, error) {
	// ok: jwt-not-verified
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func Strict(raw []byte, key any) (lestrrat.Token, error) {
	// ok: jwt-not-verified
	return lestrrat.Parse(raw, lestrrat.WithVerify(true))
}
