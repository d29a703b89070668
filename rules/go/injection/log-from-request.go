package login

import (
	"log"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/sirupsen/logrus"
)

func Attempt(w http.ResponseWriter, r *http.Request) {
	// ruleid: log-from-request
	log.Printf("login of %s failed", r.FormValue("user"))
}

func Search(w http.ResponseWriter, r *http.Request) {
	term := r.URL.Query().Get("q")
	// ruleid: log-from-request
	log.Println("search", term)
}

func Agent(w http.ResponseWriter, r *http.Request) {
	// ruleid: log-from-request
	logrus.Infof("visit by %s", r.Header.Get("User-Agent"))
}

func Quoted(w http.ResponseWriter, r *http.Request) {
	// ok: log-from-request
	log.Printf("login of %q failed", r.FormValue("user"))
}

func Structured(w http.ResponseWriter, r *http.Request) {
	// ok: log-from-request
	slog.Info("login failed", "user", r.FormValue("user"))
}

func Escaped(w http.ResponseWriter, r *http.Request) {
	// ok: log-from-request
	log.Println("search", strconv.Quote(r.FormValue("q")))
}

func Fixed(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ok: log-from-request
	log.Println("profile changed")
	save(name)
}
