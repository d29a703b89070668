package orders

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"

	"github.com/jmoiron/sqlx"
)

type Store struct {
	db  *sql.DB
	dbx *sqlx.DB
}

const columns = "id, status, total"

func (s *Store) ByCustomer(ctx context.Context, customer string) (*sql.Rows, error) {
	// ruleid: sql-built-from-strings
	return s.db.QueryContext(ctx, fmt.Sprintf("SELECT id, total FROM orders WHERE customer = '%s'", customer))
}

func (s *Store) Delete(id string) error {
	// ruleid: sql-built-from-strings
	_, err := s.db.Exec("DELETE FROM orders WHERE id = " + id)
	return err
}

func (s *Store) Search(w http.ResponseWriter, r *http.Request) {
	term := r.FormValue("q")
	query := fmt.Sprintf("SELECT id FROM orders WHERE note LIKE '%%%s%%'", term)
	// ruleid: sql-built-from-strings
	rows, err := s.db.Query(query)
	if err != nil {
		http.Error(w, "search failed", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
}

func (s *Store) Sorted(ctx context.Context, dest *[]Order, column string) error {
	stmt := "SELECT id, status FROM orders"
	stmt += " ORDER BY " + column
	// ruleid: sql-built-from-strings
	return s.dbx.SelectContext(ctx, dest, stmt)
}

func (s *Store) Count(table string) (n int, err error) {
	// ruleid: sql-built-from-strings
	err = s.db.QueryRow(
		"SELECT count(*) FROM " + table,
	).Scan(&n)
	return n, err
}

func (s *Store) Get(ctx context.Context, id int64) *sql.Row {
	// ok: sql-built-from-strings
	return s.db.QueryRowContext(ctx, "SELECT "+columns+" FROM orders WHERE id = $1", id)
}

func (s *Store) Close(id int64) error {
	// ok: sql-built-from-strings
	_, err := s.db.Exec("UPDATE orders SET status = 'closed' "+
		"WHERE id = $1", id)
	return err
}

func (s *Store) Fetch(client *http.Client, id string) (*http.Response, error) {
	// ok: sql-built-from-strings
	return client.Get("https://orders.shop.example.org/v1/orders/" + id)
}

func (s *Store) List(status string) (*sql.Rows, error) {
	query := "SELECT id FROM orders WHERE status = ?"
	// ok: sql-built-from-strings
	return s.db.Query(query, status)
}

func Routes(r chi.Router) {
	// ok: sql-built-from-strings
	r.Get("/report", func(w http.ResponseWriter, _ *http.Request) {
		text := fmt.Sprintf("select %s", "a month")
		_, _ = io.WriteString(w, text)
	})
}

func Piecewise(db *sql.DB, names []string) (*sql.Rows, error) {
	var text strings.Builder
	text.WriteString("SELECT id FROM people WHERE name IN (")
	for _, name := range names {
		text.WriteString("'" + name + "',")
	}
	text.WriteString("'')")
	// ruleid: sql-built-from-strings
	return db.Query(text.String())
}

func Printed(db *sql.DB, name string) (*sql.Rows, error) {
	var text bytes.Buffer
	fmt.Fprintf(&text, "SELECT id FROM people WHERE name = '%s'", name)
	// ruleid: sql-built-from-strings
	return db.Query(text.String())
}

func Placeholders(db *sql.DB, names []any) (*sql.Rows, error) {
	var text strings.Builder
	text.WriteString("SELECT id FROM people WHERE name IN (")
	for range names {
		text.WriteString("?,")
	}
	text.WriteString("'')")
	// ok: sql-built-from-strings
	return db.Query(text.String(), names...)
}
