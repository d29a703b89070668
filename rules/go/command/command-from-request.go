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

func run(program string, args ...string) {
	// ruleid: command-from-request
	_ = exec.Command(program, args...).Run()
}

func Convert(w http.ResponseWriter, r *http.Request) {
	format := "--to=" + r.PostFormValue("format")
	run("convert", "in.png", format)
}

type build struct {
	branch string
	target string
}

func (b *build) start() error {
	// ruleid: command-from-request
	return exec.Command("make", b.target).Run()
}

func Build(c *gin.Context) {
	b := &build{branch: "main", target: c.PostForm("target")}
	if err := b.start(); err != nil {
		c.Status(500)
	}
}

func Archive(w http.ResponseWriter, r *http.Request) {
	args := []string{"-cf", "out.tar"}
	for _, name := range r.URL.Query()["name"] {
		args = append(args, name)
	}
	go func() {
		// ruleid: command-from-request
		exec.Command("tar", args...).Run()
	}()
}

var units = map[string]string{"shop": "shop.service"}

func Reload(w http.ResponseWriter, r *http.Request) {
	// ok: command-from-request
	_ = exec.Command("systemctl", "reload", units[r.FormValue("unit")]).Run()
	tool := r.FormValue("tool")
	if !slices.Contains([]string{"df", "free"}, tool) {
		return
	}
	// ok: command-from-request
	_ = exec.Command(tool, "-h").Run()
	lines, err := strconv.Atoi(r.FormValue("lines"))
	if err != nil {
		return
	}
	// ok: command-from-request
	_ = exec.Command("tail", "-n", strconv.Itoa(lines), "/var/log/shop.log").Run()
	b := build{branch: r.FormValue("branch"), target: "all"}
	// ok: command-from-request
	_ = exec.Command("make", b.target).Run()
}
