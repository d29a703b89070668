package directory

import (
	"fmt"

	"github.com/antchfx/xmlquery"
	"github.com/antchfx/xpath"
)

func User(doc *xmlquery.Node, name string) *xmlquery.Node {
	// ruleid: xpath-from-variable
	return xmlquery.FindOne(doc, "//user[name='"+name+"']")
}

func Login(doc *xmlquery.Node, name, password string) []*xmlquery.Node {
	query := fmt.Sprintf("//user[name='%s' and password='%s']", name, password)
	// ruleid: xpath-from-variable
	return xmlquery.Find(doc, query)
}

func Compiled(id string) (*xpath.Expr, error) {
	// ruleid: xpath-from-variable
	return xpath.Compile(fmt.Sprintf("//order[@id='%s']", id))
}

func All(doc *xmlquery.Node) []*xmlquery.Node {
	// ok: xpath-from-variable
	return xmlquery.Find(doc, "//user")
}

func Constant() *xpath.Expr {
	// ok: xpath-from-variable
	return xpath.MustCompile("//order" + "[@open]")
}

func Given(doc *xmlquery.Node, query string) []*xmlquery.Node {
	// ok: xpath-from-variable
	return xmlquery.Find(doc, query)
}
