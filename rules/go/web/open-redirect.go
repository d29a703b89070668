package login

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"
)

func After(w http.ResponseWriter, r *http.Request) {
	// ruleid: open-redirect
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
}

func Logout(c *gin.Context) {
	target := c.Query("return_to")
	// ruleid: open-redirect
	c.Redirect(http.StatusFound, target)
}

func Moved(w http.ResponseWriter, r *http.Request) {
	// ruleid: open-redirect
	w.Header().Set("Location", r.URL.Query().Get("to"))
	w.WriteHeader(http.StatusMovedPermanently)
}

func Local(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") {
		next = "/"
	}
	// ok: open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func Login(w http.ResponseWriter, r *http.Request) {
	// ok: open-redirect
	http.Redirect(w, r, "/login?next="+url.QueryEscape(r.URL.Path), http.StatusFound)
}

func Item(w http.ResponseWriter, r *http.Request) {
	// ok: open-redirect
	http.Redirect(w, r, "/items/"+r.PathValue("id"), http.StatusSeeOther)
}

func Moved(w http.ResponseWriter, r *http.Request) {
	// ok: open-redirect
	http.Redirect(w, r, "https://docs.example.org"+r.URL.Path, http.StatusMovedPermanently)
}

func Mirror(w http.ResponseWriter, r *http.Request, server *httptest.Server) {
	// ok: open-redirect
	http.Redirect(w, r, server.URL+r.URL.Path, http.StatusFound)
}
