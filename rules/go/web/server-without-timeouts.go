package main

import (
	"log"
	"net/http"
	"time"
)

func run(handler http.Handler) {
	// ruleid: server-without-timeouts
	log.Fatal(http.ListenAndServe(":8080", handler))
}

func runTLS(handler http.Handler) error {
	// ruleid: server-without-timeouts
	return http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", handler)
}

func build(handler http.Handler) *http.Server {
	// ruleid: server-without-timeouts
	return &http.Server{
		Addr:    ":8080",
		Handler: handler,
	}
}

func careful(handler http.Handler) *http.Server {
	// ok: server-without-timeouts
	return &http.Server{Addr: ":8080", Handler: handler, ReadHeaderTimeout: 5 * time.Second}
}

func later(handler http.Handler) *http.Server {
	// ok: server-without-timeouts
	server := &http.Server{Addr: ":8080", Handler: handler}
	server.ReadTimeout = 10 * time.Second
	return server
}

func start(server *http.Server) error {
	// ok: server-without-timeouts
	return server.ListenAndServe()
}
