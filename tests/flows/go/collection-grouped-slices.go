// collection: lines are appended to the slices of a map under constant keys.
package main

type Report struct {
	sections map[string][]string
}

func NewReport() *Report {
	return &Report{sections: make(map[string][]string)}
}

func (r *Report) Add(section, line string) *Report {
	r.sections[section] = append(r.sections[section], line)
	return r
}

func main() {
	report := NewReport()
	report.Add("errors", "line 1").Add("errors", source()).Add("notes", "all fine")
	// flow
	sink(report.sections["errors"])
	// no flow
	sink(report.sections["notes"])
}
