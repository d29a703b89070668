package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func New() *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			// ruleid: tls-verification-disabled
			TLSClientConfig: &tls.Config{InsecureSkipVerify: false},
		},
	}
}

func Mail(host string) *tls.Config {
	return &tls.Config{
		ServerName: host,
		// ruleid: tls-verification-disabled
		InsecureSkipVerify: false,
		MinVersion:         tls.VersionTLS12,
	}
}

func Relax(settings *tls.Config) {
	// ruleid: tls-verification-disabled
	settings.InsecureSkipVerify = false
}

func Strict(pool *x509.CertPool) *tls.Config {
	// ok: tls-verification-disabled
	return &tls.Config{RootCAs: pool, InsecureSkipVerify: false}
}

func Pinned(check func([][]byte, [][]*x509.Certificate) error) *tls.Config {
	return &tls.Config{
		// ok: tls-verification-disabled
		InsecureSkipVerify:    true,
		VerifyPeerCertificate: check,
	}
}

func Default(host string) *tls.Config {
	// ok: tls-verification-disabled
	return &tls.Config{ServerName: host}
}
