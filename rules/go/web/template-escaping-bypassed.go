package pages

import (
	"fmt"
	"html/template"
	"net/http"

	"github.com/microcosm-cc/bluemonday"
)

var page = template.Must(template.New("page").Parse(`<p>{{.}}</p>`))

func Greeting(w http.ResponseWriter, r *http.Request) {
	// ruleid: template-escaping-bypassed
	page.Execute(w, template.HTML("Hello "+r.FormValue("name")))
}

func Script(name string) template.JS {
	// ruleid: template-escaping-bypassed
	return template.JS(fmt.Sprintf("track(%q)", name))
}

type comment struct{ Body string }

func (c comment) Render() template.HTML {
	// ruleid: template-escaping-bypassed
	return template.HTML(c.Body)
}

func Link(address string) template.URL {
	// ruleid: template-escaping-bypassed
	return template.URL(address)
}

func Footer() template.HTML {
	// ok: template-escaping-bypassed
	return template.HTML("<hr><small>Shop</small>")
}

func Clean(body string) template.HTML {
	policy := bluemonday.UGCPolicy()
	// ok: template-escaping-bypassed
	return template.HTML(policy.Sanitize(body))
}

func Plain(w http.ResponseWriter, name string) error {
	// ok: template-escaping-bypassed
	return page.Execute(w, name)
}
