// field: empty fields of a configuration are filled with defaults.
package main

type config struct {
	Host   string
	Banner string
	Log    struct {
		Level  string
		Prefix string
	}
}

func (c *config) applyDefaults() {
	if c.Host == "" {
		c.Host = "localhost"
	}
	if c.Log.Level == "" {
		c.Log.Level = "info"
	}
}

func main() {
	var c config
	c.Log.Prefix = source()
	c.applyDefaults()
	// flow
	sink(c.Log.Prefix)
	// no flow
	sink(c.Host + " " + c.Log.Level)
}
