package session

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func Start(w http.ResponseWriter, id string) {
	// ruleid: cookie-without-httponly
	http.SetCookie(w, &http.Cookie{
		Name:   "session",
		Value:  id,
		Secure: true,
	})
}

func Remember(w http.ResponseWriter, token string) {
	// ruleid: cookie-without-httponly
	cookie := http.Cookie{Name: "remember", Value: token, Secure: true, HttpOnly: false}
	http.SetCookie(w, &cookie)
}

func Gin(c *gin.Context, id string) {
	// ruleid: cookie-without-httponly
	c.SetCookie("session", id, 3600, "/", "", true, false)
}

func Secure(w http.ResponseWriter, id string) {
	// ok: cookie-without-httponly
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true})
}

func Theme(w http.ResponseWriter, value string) {
	// ok: cookie-without-httponly
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: value, Secure: true})
}

func Later(w http.ResponseWriter, id string) {
	// ok: cookie-without-httponly
	cookie := &http.Cookie{Name: "session", Value: id, Secure: true}
	cookie.HttpOnly = true
	http.SetCookie(w, cookie)
}
