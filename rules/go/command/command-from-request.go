package admin

import (
	"net/http"
	"os/exec"

	"github.com/gin-gonic/gin"
)

func Lookup(w http.ResponseWriter, r *http.Request) {
	// ruleid: command-from-request
	out, _ := exec.Command("dig", r.FormValue("host")).Output()
	w.Write(out)
}

func Tool(c *gin.Context) {
	tool := c.Query("tool")
	// ruleid: command-from-request
	out, err := exec.CommandContext(c.Request.Context(), tool, "--version").Output()
	if err != nil {
		c.AbortWithError(500, err)
		return
	}
	c.String(200, string(out))
}

func Log(w http.ResponseWriter, r *http.Request) {
	branch := r.URL.Query().Get("branch")
	// ruleid: command-from-request
	cmd := exec.Command("git", "log",
		"--oneline", "origin/"+branch)
	cmd.Stdout = w
	cmd.Run()
}

func Version(w http.ResponseWriter, r *http.Request) {
	format := r.FormValue("format")
	// ok: command-from-request
	out, _ := exec.Command("git", "describe", "--tags").Output()
	write(w, format, out)
}

func Disk(c *gin.Context) {
	// ok: command-from-request
	out, _ := exec.Command("df", "-h", "/srv").Output()
	c.String(200, c.Query("title")+string(out))
}

func Restart(unit string) error {
	// ok: command-from-request
	return exec.Command("systemctl", "restart", "shop.service").Run()
}

func Job(w http.ResponseWriter, r *http.Request) {
	var order struct{ Tool string }
	if err := json.NewDecoder(r.Body).Decode(&order); err != nil {
		return
	}
	// ruleid: command-from-request
	_ = exec.Command(order.Tool).Run()
}
