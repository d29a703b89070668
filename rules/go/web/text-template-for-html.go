package pages

import (
	"bytes"
	"net/http"
	"text/template"
)

var profile = template.Must(template.ParseFiles("profile.html"))

func Profile(w http.ResponseWriter, r *http.Request) {
	// ruleid: text-template-for-html
	profile.Execute(w, r.FormValue("name"))
}

type server struct{ views *template.Template }

func (s *server) search(out http.ResponseWriter, r *http.Request) {
	// ruleid: text-template-for-html
	if err := s.views.ExecuteTemplate(out, "search.html", r.URL.Query().Get("q")); err != nil {
		http.Error(out, "failed", http.StatusInternalServerError)
	}
}

func (s *server) routes(mux *http.ServeMux) {
	mux.HandleFunc("/about", func(w http.ResponseWriter, r *http.Request) {
		// ruleid: text-template-for-html
		s.views.ExecuteTemplate(w, "about.html", r.Host)
	})
}

func Mail(name string) (string, error) {
	var body bytes.Buffer
	// ok: text-template-for-html
	err := profile.Execute(&body, name)
	return body.String(), err
}

func (s *server) config(values map[string]string) error {
	var out bytes.Buffer
	// ok: text-template-for-html
	return s.views.ExecuteTemplate(&out, "nginx.conf", values)
}

func Static(w http.ResponseWriter, r *http.Request) {
	// ok: text-template-for-html
	w.Write([]byte("ok"))
}
