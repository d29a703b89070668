package pages

import (
	"fmt"
	"html"
	"io"
	"net/http"
)

func Search(w http.ResponseWriter, r *http.Request) {
	// ruleid: response-from-request
	fmt.Fprintf(w, "<h1>Results for %s</h1>", r.FormValue("q"))
}

func Hello(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: response-from-request
	w.Write([]byte("<p>Hello " + name + "</p>"))
}

func routes(mux *http.ServeMux) {
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		// ruleid: response-from-request
		io.WriteString(w, r.URL.Path)
	})
}

func Escaped(w http.ResponseWriter, r *http.Request) {
	// ok: response-from-request
	fmt.Fprintf(w, "<h1>Results for %s</h1>", html.EscapeString(r.FormValue("q")))
}

func Text(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: response-from-request
	fmt.Fprintln(w, r.FormValue("q"))
}

func Count(w http.ResponseWriter, r *http.Request) {
	items := load(r.FormValue("q"))
	// ok: response-from-request
	fmt.Fprintf(w, "<p>%d results</p>", len(items))
}

func Framework(c echo.Context) error {
	// ruleid: response-from-request
	return c.HTML(http.StatusOK, "<b>"+c.QueryParam("name")+"</b>")
}

func FrameworkEscaped(c echo.Context) error {
	// ok: response-from-request
	return c.HTML(http.StatusOK, "<b>"+html.EscapeString(c.QueryParam("name"))+"</b>")
}

func Named(c *gin.Context) {
	// ok: response-from-request
	c.HTML(http.StatusOK, "page.html", gin.H{"name": c.Query("name")})
}

func heading(text string) string {
	return "<h1>" + text + "</h1>"
}

func Results(w http.ResponseWriter, r *http.Request) {
	page := heading(r.FormValue("q"))
	// ruleid: response-from-request
	fmt.Fprint(w, page)
}

type card struct {
	number int
	title  string
}

func (c card) write(w http.ResponseWriter) {
	// ruleid: response-from-request
	fmt.Fprintf(w, "<b>%s</b>", c.title)
}

func Card(w http.ResponseWriter, r *http.Request) {
	c := card{number: 1, title: r.PostFormValue("title")}
	c.write(w)
}

func Tags(w http.ResponseWriter, r *http.Request) {
	var b strings.Builder
	for _, tag := range r.URL.Query()["tag"] {
		b.WriteString("<li>" + tag + "</li>")
	}
	// ruleid: response-from-request
	io.WriteString(w, b.String())
}

func shown(text string) string {
	return heading(html.EscapeString(text))
}

func Shown(w http.ResponseWriter, r *http.Request) {
	// ok: response-from-request
	fmt.Fprint(w, shown(r.FormValue("q")))
	c := card{number: 2, title: r.FormValue("title")}
	// ok: response-from-request
	fmt.Fprintf(w, "<p>%d</p>", c.number)
	title := r.FormValue("title")
	title = "News"
	// ok: response-from-request
	fmt.Fprint(w, heading2(title))
	page, err := strconv.Atoi(r.FormValue("page"))
	// ok: response-from-request
	fmt.Fprintf(w, "<p>%d of 9</p>", page)
	use(err)
}

func heading2(text string) string {
	return "<h2>" + text + "</h2>"
}
