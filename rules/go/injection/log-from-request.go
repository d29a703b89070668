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

func audit(event, who string) {
	// ruleid: log-from-request
	log.Printf("%s by %s", event, who)
}

func Transfer(w http.ResponseWriter, r *http.Request) {
	audit("transfer", r.PostFormValue("account"))
}

type visit struct {
	count int
	agent string
}

func (v *visit) record() {
	// ruleid: log-from-request
	logrus.Info("visit from " + v.agent)
}

func Visit(w http.ResponseWriter, r *http.Request) {
	v := &visit{count: 1, agent: r.Header.Get("User-Agent")}
	v.record()
}

func Batch(w http.ResponseWriter, r *http.Request) {
	var lines []string
	for _, name := range r.URL.Query()["name"] {
		lines = append(lines, "name="+name)
	}
	defer func() {
		// ruleid: log-from-request
		log.Println("batch", strings.Join(lines, ";"))
	}()
}

func oneLine(text string) string {
	return strings.ReplaceAll(text, "\n", " ")
}

func Clean(w http.ResponseWriter, r *http.Request) {
	// ok: log-from-request
	log.Println("agent", oneLine(r.Header.Get("User-Agent")))
	v := visit{count: 3, agent: r.Header.Get("User-Agent")}
	// ok: log-from-request
	log.Println("visits", v.count)
	number, err := strconv.Atoi(r.FormValue("number"))
	// ok: log-from-request
	log.Println("number", number, err)
	name := r.FormValue("name")
	name = "hidden"
	// ok: log-from-request
	log.Println("name", name)
}
