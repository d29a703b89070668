package api

import (
	"net/http"

	gincors "github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
	"github.com/rs/cors"
)

func Handler(next http.Handler) http.Handler {
	// ruleid: cors-any-origin-with-credentials
	return cors.New(cors.Options{
		AllowedOrigins:   []string{"*"},
		AllowCredentials: true,
	}).Handler(next)
}

func Router(engine *gin.Engine) {
	// ruleid: cors-any-origin-with-credentials
	engine.Use(gincors.New(gincors.Config{
		AllowCredentials: true,
		AllowAllOrigins:  true,
	}))
}

func Mirror(w http.ResponseWriter, r *http.Request) {
	// ruleid: cors-any-origin-with-credentials
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}

func Listed(next http.Handler) http.Handler {
	// ok: cors-any-origin-with-credentials
	return cors.New(cors.Options{
		AllowedOrigins:   []string{"https://shop.example.org"},
		AllowCredentials: true,
	}).Handler(next)
}

func Public(next http.Handler) http.Handler {
	// ok: cors-any-origin-with-credentials
	return cors.New(cors.Options{AllowedOrigins: []string{"*"}, AllowCredentials: false}).Handler(next)
}

func Open(w http.ResponseWriter, r *http.Request) {
	// ok: cors-any-origin-with-credentials
	w.Header().Set("Access-Control-Allow-Origin", "*")
}
