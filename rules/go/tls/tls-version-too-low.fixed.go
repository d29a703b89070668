package server

import (
	"crypto/tls"
	"net/http"
)

func Legacy(handler http.Handler) *http.Server {
	return &http.Server{
		Addr:    ":8443",
		Handler: handler,
		// ruleid: tls-version-too-low
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12},
	}
}

func Old() *tls.Config {
	return &tls.Config{
		// ruleid: tls-version-too-low
		MinVersion: tls.VersionTLS12,
		// ruleid: tls-version-too-low
		MaxVersion: tls.VersionTLS12,
	}
}

func Lower(settings *tls.Config) {
	// ruleid: tls-version-too-low
	settings.MinVersion = tls.VersionTLS12
}

func Modern() *tls.Config {
	// ok: tls-version-too-low
	return &tls.Config{MinVersion: tls.VersionTLS12}
}

func Newest(settings *tls.Config) {
	// ok: tls-version-too-low
	settings.MinVersion = tls.VersionTLS13
}

func Default() *tls.Config {
	// ok: tls-version-too-low
	return &tls.Config{ServerName: "shop.example.org"}
}
