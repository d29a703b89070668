// dispatch: nodes call the method of a visitor that is meant for them.
package main

type Visitor interface {
	VisitText(*Text) string
	VisitRule(*Rule) string
}

type Node interface {
	Accept(Visitor) string
}

type Text struct{ value string }

type Rule struct{ comment string }

func (t *Text) Accept(v Visitor) string { return v.VisitText(t) }

func (r *Rule) Accept(v Visitor) string { return v.VisitRule(r) }

type printer struct{}

func (printer) VisitText(t *Text) string { return t.value + "\n" }

func (printer) VisitRule(r *Rule) string { return "----\n" }

func main() {
	var text, rule Node = &Text{source()}, &Rule{source()}
	// flow
	sink(text.Accept(printer{}))
	// no flow
	sink(rule.Accept(printer{}))
}
