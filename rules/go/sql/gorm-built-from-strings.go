package catalog

import (
	"fmt"
	"net/http"

	"gorm.io/gorm"
)

type Products struct {
	db *gorm.DB
}

func (p *Products) ByName(name string) (items []Product, err error) {
	// ruleid: gorm-built-from-strings
	err = p.db.Where(fmt.Sprintf("name = '%s'", name)).Find(&items).Error
	return items, err
}

func (p *Products) Sorted(r *http.Request) (items []Product) {
	// ruleid: gorm-built-from-strings
	p.db.Order("price " + r.FormValue("dir")).Find(&items)
	return items
}

func (p *Products) Report(table string) error {
	query := fmt.Sprintf("SELECT sum(price) FROM %s", table)
	var total int64
	// ruleid: gorm-built-from-strings
	return p.db.Raw(query).Scan(&total).Error
}

func (p *Products) Archive(owner string) error {
	// ruleid: gorm-built-from-strings
	return p.db.Exec("UPDATE products SET archived = true WHERE owner = '" + owner + "'").Error
}

func (p *Products) Cheap(limit int) (items []Product) {
	// ok: gorm-built-from-strings
	p.db.Where("price < ?", limit).Find(&items)
	return items
}

func (p *Products) Newest() (items []Product) {
	// ok: gorm-built-from-strings
	p.db.Order("created_at " + "desc").Find(&items)
	return items
}

func (p *Products) ByOwner(owner string) (items []Product) {
	pattern := "%" + owner + "%"
	// ok: gorm-built-from-strings
	p.db.Where("owner LIKE ?", pattern).Find(&items)
	return items
}

func Sorted(db *gorm.DB, c *gin.Context, rows any) {
	// ruleid: gorm-built-from-strings
	db.Order(c.Query("sort")).Find(rows)
	// ok: gorm-built-from-strings
	db.Order("created_at").Where("owner = ?", c.Query("owner")).Find(rows)
}
