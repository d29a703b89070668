package server

import "crypto/tls"

func Partner() *tls.Config {
	return &tls.Config{
		CipherSuites: []uint16{
			tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
			// ruleid: weak-cipher-suite
			tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA,
			// ruleid: weak-cipher-suite
			tls.TLS_ECDHE_RSA_WITH_RC4_128_SHA,
		},
	}
}

func Extend(suites []uint16) []uint16 {
	// ruleid: weak-cipher-suite
	return append(suites, tls.TLS_RSA_WITH_AES_128_CBC_SHA)
}

func Modern() *tls.Config {
	return &tls.Config{
		CipherSuites: []uint16{
			// ok: weak-cipher-suite
			tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
			// ok: weak-cipher-suite
			tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
		},
	}
}

func Name(suite uint16) bool {
	// ok: weak-cipher-suite
	return suite == tls.TLS_RSA_WITH_AES_128_CBC_SHA
}
