package session

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func Start(w http.ResponseWriter, id string) {
	// ruleid: cookie-without-secure
	http.SetCookie(w, &http.Cookie{
		Name:     "session",
		Value:    id,
		HttpOnly: true,
	})
}

func Remember(w http.ResponseWriter, token string) {
	// ruleid: cookie-without-secure
	cookie := http.Cookie{Name: "remember", Value: token, Secure: false, HttpOnly: true}
	http.SetCookie(w, &cookie)
}

func Gin(c *gin.Context, id string) {
	// ruleid: cookie-without-secure
	c.SetCookie("session", id, 3600, "/", "", false, true)
}

func Secure(w http.ResponseWriter, id string) {
	// ok: cookie-without-secure
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true})
}

func Later(w http.ResponseWriter, id string, https bool) {
	// ok: cookie-without-secure
	cookie := &http.Cookie{Name: "session", Value: id, HttpOnly: true}
	cookie.Secure = https
	http.SetCookie(w, cookie)
}

func Request(r *http.Request, id string) {
	// ok: cookie-without-secure
	r.AddCookie(&http.Cookie{Name: "session", Value: id})
}

func End(w http.ResponseWriter) {
	// ok: cookie-without-secure
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
}
