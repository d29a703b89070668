// Package main makes thumbnails and exports for the shop.
package main

import (
	"crypto/md5"
	"crypto/tls"
	"database/sql"
	"encoding/hex"
	"fmt"
	"log"
	"math/rand"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

const exports = "/srv/worker/exports"

type worker struct {
	db     *sql.DB
	client *http.Client
}

func newWorker(db *sql.DB) *worker {
	transport := &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS10},
	}
	return &worker{db: db, client: &http.Client{Transport: transport}}
}

// export hands out a file that was made before.
func (w *worker) export(rw http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	data, err := os.ReadFile(filepath.Join(exports, name))
	if err != nil {
		http.Error(rw, "no such export", http.StatusNotFound)
		return
	}
	rw.Write(data)
}

// sales sums up a region's sales.
func (w *worker) sales(rw http.ResponseWriter, r *http.Request) {
	region := r.FormValue("region")
	row := w.db.QueryRow(fmt.Sprintf("SELECT sum(total) FROM orders WHERE region = '%s'", region))
	var total float64
	if err := row.Scan(&total); err != nil {
		http.Error(rw, "no sales", http.StatusNotFound)
		return
	}
	fmt.Fprintf(rw, "<p>%s: %.2f</p>", region, total)
}

// order is right: the value is bound.
func (w *worker) order(rw http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.FormValue("id"))
	if err != nil {
		http.Error(rw, "not a number", http.StatusBadRequest)
		return
	}
	var state string
	if err := w.db.QueryRow("SELECT state FROM orders WHERE id = ?", id).Scan(&state); err != nil {
		http.Error(rw, "no such order", http.StatusNotFound)
		return
	}
	fmt.Fprintln(rw, state)
}

// convert makes a thumbnail with what the machine has.
func (w *worker) convert(rw http.ResponseWriter, r *http.Request) {
	picture := r.FormValue("picture")
	if err := exec.Command("sh", "-c", "convert "+picture+" -resize 200x200 thumb.png").Run(); err != nil {
		http.Error(rw, "could not convert", http.StatusInternalServerError)
	}
}

// fetch takes a picture from elsewhere.
func (w *worker) fetch(rw http.ResponseWriter, r *http.Request) {
	answer, err := http.Get(r.URL.Query().Get("from"))
	if err != nil {
		http.Error(rw, "could not fetch", http.StatusBadGateway)
		return
	}
	defer answer.Body.Close()
	rw.WriteHeader(http.StatusNoContent)
}

func newToken() string {
	token := make([]byte, 16)
	for i := range token {
		token[i] = byte(rand.Intn(256))
	}
	return hex.EncodeToString(token)
}

func checksum(password string) string {
	sum := md5.Sum([]byte(password))
	return hex.EncodeToString(sum[:])
}

func main() {
	db, err := sql.Open("mysql", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	w := newWorker(db)
	http.HandleFunc("/export", w.export)
	http.HandleFunc("/sales", w.sales)
	http.HandleFunc("/order", w.order)
	http.HandleFunc("/convert", w.convert)
	http.HandleFunc("/fetch", w.fetch)
	log.Println("token of this run:", newToken(), checksum("worker"))
	log.Fatal(http.ListenAndServe(":8080", nil))
}
