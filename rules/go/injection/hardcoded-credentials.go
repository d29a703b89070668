package config

import (
	"net/http"
	"net/smtp"
	"os"

	"github.com/redis/go-redis/v9"
)

// ruleid: hardcoded-credentials
const dbPassword = "EXAMPLE-q7Lm2x9Z"

func Mailer(host string) smtp.Auth {
	// ruleid: hardcoded-credentials
	return smtp.PlainAuth("", "shop@example.org", "EXAMPLE-mail-pw", host)
}

func Cache() *redis.Client {
	// ruleid: hardcoded-credentials
	return redis.NewClient(&redis.Options{Addr: "cache:6379", Password: "EXAMPLE-cache-pw"})
}

func Call(req *http.Request) {
	// ruleid: hardcoded-credentials
	req.SetBasicAuth("reports", "EXAMPLE-report-pw")
}

func CacheEnv() *redis.Client {
	// ok: hardcoded-credentials
	return redis.NewClient(&redis.Options{Addr: "cache:6379", Password: os.Getenv("REDIS_PASSWORD")})
}

// ok: hardcoded-credentials
var password = os.Getenv("DB_PASSWORD")

// ok: hardcoded-credentials
const resetPassword = "/account/reset-password-2"

func Local() *redis.Client {
	// ok: hardcoded-credentials
	return redis.NewClient(&redis.Options{Addr: "localhost:6379", Password: ""})
}

var apiToken = ""

func Anonymous(req *http.Request, user string) {
	// ok: hardcoded-credentials
	req.SetBasicAuth("anonymous", "")
}

func Database() (*sql.DB, error) {
	// ruleid: hardcoded-credentials
	return sql.Open("mysql", "app:Zt8-kurz@tcp(127.0.0.1:3306)/shop")
}
