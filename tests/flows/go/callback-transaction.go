// callback: a helper runs a function in a transaction and returns what it returns.
package main

type tx struct {
	log []string
}

func (t *tx) exec(statement string) { t.log = append(t.log, statement) }

func inTransaction(run func(*tx) error) ([]string, error) {
	t := &tx{}
	t.exec("begin")
	if err := run(t); err != nil {
		return nil, err
	}
	t.exec("commit")
	return t.log, nil
}

func main() {
	name := source()
	first, _ := inTransaction(func(t *tx) error {
		t.exec("insert " + name)
		return nil
	})
	second, _ := inTransaction(func(t *tx) error {
		if name != "" {
			t.exec("delete")
		}
		return nil
	})
	// flow
	sink(first)
	// no flow
	sink(second)
}
