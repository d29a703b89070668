package main

import (
	"log"
	"net/http"
	"runtime/pprof"

	ginpprof "github.com/gin-contrib/pprof"
	"github.com/gin-gonic/gin"
)

// ruleid: profiling-endpoint-exposed
import _ "net/http/pprof"

func main() {
	engine := gin.Default()
	// ruleid: profiling-endpoint-exposed
	ginpprof.Register(engine)
	log.Fatal(http.ListenAndServe(":8080", nil))
}

func extra(mux *http.ServeMux, handler http.Handler) {
	// ruleid: profiling-endpoint-exposed
	mux.Handle("/debug/pprof/", handler)
	// ruleid: profiling-endpoint-exposed
	mux.Handle("/debug/pprof/heap", handler)
	// ok: profiling-endpoint-exposed
	mux.Handle("/metrics", handler)
}

func profile(out *log.Logger) {
	// ok: profiling-endpoint-exposed
	pprof.StopCPUProfile()
}

func health(mux *http.ServeMux, handler http.HandlerFunc) {
	// ok: profiling-endpoint-exposed
	mux.HandleFunc("/healthz", handler)
}
