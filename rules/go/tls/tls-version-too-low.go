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
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10},
	}
}

func Old() *tls.Config {
	return &tls.Config{
		// ruleid: tls-version-too-low
		MinVersion: tls.VersionSSL30,
		// ruleid: tls-version-too-low
		MaxVersion: tls.VersionTLS11,
	}
}

func Lower(settings *tls.Config) {
	// ruleid: tls-version-too-low
	settings.MinVersion = 0x0301
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
