package files

import (
	"net/http"
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/mux"
)

const root = "/srv/files"

func Download(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: path-from-request
	full := filepath.Join(root, name)
	http.ServeFile(w, r, full)
}

func Raw(w http.ResponseWriter, r *http.Request) {
	// ruleid: path-from-request
	data, err := os.ReadFile(root + "/" + r.FormValue("file"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Write(data)
}

func Avatar(w http.ResponseWriter, r *http.Request) {
	user := mux.Vars(r)["user"]
	// ruleid: path-from-request
	http.ServeFile(w, r, "./avatars/"+user+".png")
}

func Remove(c *gin.Context) {
	// ruleid: path-from-request
	if err := os.Remove(c.Param("path")); err != nil {
		c.Status(404)
	}
}

func Safe(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if !filepath.IsLocal(name) {
		http.Error(w, "bad name", http.StatusBadRequest)
		return
	}
	// ok: path-from-request
	http.ServeFile(w, r, filepath.Join(root, name))
}

func Invoice(w http.ResponseWriter, r *http.Request) {
	// ok: path-from-request
	data, err := os.ReadFile(filepath.Join(root, filepath.Base(r.FormValue("file"))))
	if err == nil {
		w.Write(data)
	}
}

func Index(w http.ResponseWriter, r *http.Request) {
	lang := r.Header.Get("Accept-Language")
	w.Header().Set("Content-Language", lang)
	// ok: path-from-request
	http.ServeFile(w, r, filepath.Join(root, "index.html"))
}

func Remove(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	// ruleid: path-from-request
	_ = os.Remove("/srv/uploads/" + vars["name"])
}

func stored(name string) ([]byte, error) {
	// ruleid: path-from-request
	return os.ReadFile(root + "/" + name)
}

func Document(w http.ResponseWriter, r *http.Request) {
	data, err := stored(r.PathValue("document"))
	if err == nil {
		w.Write(data)
	}
}

type upload struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

func (u upload) save(content []byte) error {
	// ruleid: path-from-request
	return os.WriteFile("/srv/uploads/"+u.Path, content, 0o600)
}

func Upload(w http.ResponseWriter, r *http.Request) {
	var u upload
	if err := json.NewDecoder(r.Body).Decode(&u); err != nil {
		http.Error(w, "bad upload", http.StatusBadRequest)
		return
	}
	if err := u.save([]byte(u.Title)); err != nil {
		http.Error(w, "not saved", http.StatusInternalServerError)
	}
}

func Purge(w http.ResponseWriter, r *http.Request) {
	var paths []string
	for _, name := range r.URL.Query()["name"] {
		paths = append(paths, "/srv/cache/"+name)
	}
	go func() {
		for _, path := range paths {
			// ruleid: path-from-request
			os.Remove(path)
		}
	}()
}

var themes = map[string]bool{"light": true, "dark": true}

func Theme(w http.ResponseWriter, r *http.Request) {
	theme := r.FormValue("theme")
	if !themes[theme] {
		theme = "light"
	}
	// ok: path-from-request
	http.ServeFile(w, r, "/srv/themes/"+theme+".css")
}

func Numbered(w http.ResponseWriter, r *http.Request) {
	number, err := strconv.Atoi(r.FormValue("number"))
	if err != nil {
		return
	}
	// ok: path-from-request
	http.ServeFile(w, r, fmt.Sprintf("/srv/pages/%d.html", number))
}

func Latest(w http.ResponseWriter, r *http.Request) {
	report := upload{Title: r.FormValue("title"), Path: "latest.csv"}
	// ok: path-from-request
	data, _ := os.ReadFile("/srv/reports/" + report.Path)
	name := r.FormValue("name")
	name = "default.csv"
	// ok: path-from-request
	more, _ := os.ReadFile("/srv/reports/" + name)
	render(w, report.Title, data, more)
}
