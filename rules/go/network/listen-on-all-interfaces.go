package main

import (
	"crypto/tls"
	"net"
	"net/http"

	"github.com/gin-gonic/gin"
)

func admin() (net.Listener, error) {
	// ruleid: listen-on-all-interfaces
	return net.Listen("tcp", "0.0.0.0:9000")
}

func secure(settings *tls.Config) (net.Listener, error) {
	// ruleid: listen-on-all-interfaces
	return tls.Listen("tcp", ":9443", settings)
}

func web(engine *gin.Engine) {
	// ruleid: listen-on-all-interfaces
	engine.Run("0.0.0.0:8080")
}

func local() (net.Listener, error) {
	// ok: listen-on-all-interfaces
	return net.Listen("tcp", "127.0.0.1:9000")
}

func socket() (net.Listener, error) {
	// ok: listen-on-all-interfaces
	return net.Listen("unix", "/run/shop.sock")
}

func configured(address string, handler http.Handler) error {
	// ok: listen-on-all-interfaces
	return http.ListenAndServe(address, handler)
}

func Free() (net.Listener, error) {
	// ok: listen-on-all-interfaces
	return net.Listen("tcp", ":0")
}
