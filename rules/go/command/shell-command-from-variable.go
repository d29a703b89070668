package media

import (
	"context"
	"fmt"
	"net/http"
	"os/exec"
)

func Convert(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("file")
	// ruleid: shell-command-from-variable
	out, err := exec.Command("sh", "-c", "convert "+name+" out.png").CombinedOutput()
	if err != nil {
		http.Error(w, string(out), http.StatusInternalServerError)
	}
}

func Backup(ctx context.Context, database string) error {
	line := fmt.Sprintf("pg_dump %s | gzip > /backup/%s.gz", database, database)
	// ruleid: shell-command-from-variable
	cmd := exec.CommandContext(ctx, "/bin/bash", "-c", line)
	return cmd.Run()
}

func Run(script string) ([]byte, error) {
	// ruleid: shell-command-from-variable
	return exec.Command(
		"powershell.exe",
		"-Command",
		script,
	).Output()
}

func Uptime() ([]byte, error) {
	// ok: shell-command-from-variable
	return exec.Command("sh", "-c", "uptime | cut -d, -f1").Output()
}

func Thumbnail(name string) error {
	// ok: shell-command-from-variable
	return exec.Command("convert", "-resize", "200x200", name, "thumb.png").Run()
}

const listing = "ls -1 /srv/media"

func List() ([]byte, error) {
	// ok: shell-command-from-variable
	return exec.Command("bash", "-c", listing).Output()
}
