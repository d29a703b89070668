// cross-file: a type with a constructor, in a package of its own.
package cart

// Cart is an order with a note.
type Cart struct {
	note string
	Code string
}

// New makes a cart with a code.
func New(code string) *Cart { return &Cart{Code: code} }

// SetNote keeps the note.
func (c *Cart) SetNote(n string) { c.note = n }

// Note gives the note.
func (c *Cart) Note() string { return c.note }
