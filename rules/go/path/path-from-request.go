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
