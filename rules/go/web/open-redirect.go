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

func target(r *http.Request) string {
	next := r.URL.Query().Get("next")
	if next == "" {
		return "/"
	}
	return next
}

func Welcome(w http.ResponseWriter, r *http.Request) {
	// ruleid: open-redirect
	http.Redirect(w, r, target(r), http.StatusSeeOther)
}

type state struct {
	User     string `json:"user"`
	ReturnTo string `json:"return_to"`
}

func (s state) send(c *gin.Context) {
	// ruleid: open-redirect
	c.Redirect(http.StatusFound, s.ReturnTo)
}

func Callback(c *gin.Context) {
	var s state
	if err := c.ShouldBindJSON(&s); err != nil {
		return
	}
	s.send(c)
}

func Partner(w http.ResponseWriter, r *http.Request) {
	leave := func(address string) {
		// ruleid: open-redirect
		http.Redirect(w, r, address, http.StatusFound)
	}
	address := "https://"
	address += r.FormValue("partner")
	leave(address)
}

func Language(w http.ResponseWriter, r *http.Request) {
	pages := map[string]string{"de": "/de/", "en": "/en/"}
	// ok: open-redirect
	http.Redirect(w, r, pages[r.FormValue("lang")], http.StatusFound)
}

func Known(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("to")
	if !isAllowedTarget(to) {
		to = "/"
	}
	// ok: open-redirect
	http.Redirect(w, r, to, http.StatusFound)
}

func Home(c *gin.Context) {
	s := state{User: c.Query("user"), ReturnTo: "/home"}
	// ok: open-redirect
	c.Redirect(http.StatusFound, s.ReturnTo)
	to := c.Query("to")
	to = "/start"
	// ok: open-redirect
	c.Redirect(http.StatusFound, to)
}
