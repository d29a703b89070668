package directory

import (
	"fmt"

	"github.com/go-ldap/ldap/v3"
)

const base = "ou=people,dc=shop,dc=example,dc=org"

func Find(conn *ldap.Conn, user string) (*ldap.SearchResult, error) {
	// ruleid: ldap-filter-from-variable
	request := ldap.NewSearchRequest(base, ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 0, false,
		fmt.Sprintf("(&(objectClass=person)(uid=%s))", user), []string{"dn"}, nil)
	return conn.Search(request)
}

func ByMail(conn *ldap.Conn, mail string) (*ldap.SearchResult, error) {
	filter := "(mail=" + mail + ")"
	// ruleid: ldap-filter-from-variable
	return conn.Search(ldap.NewSearchRequest(base, 2, 0, 1, 0, false, filter, nil, nil))
}

func Group(name string) *ldap.SearchRequest {
	// ruleid: ldap-filter-from-variable
	return &ldap.SearchRequest{BaseDN: base, Filter: "(cn=" + name + ")"}
}

func FindEscaped(user string) *ldap.SearchRequest {
	// ok: ldap-filter-from-variable
	return ldap.NewSearchRequest(base, 2, 0, 1, 0, false,
		fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(user)), nil, nil)
}

func All() *ldap.SearchRequest {
	// ok: ldap-filter-from-variable
	return ldap.NewSearchRequest(base, 2, 0, 0, 0, false, "(objectClass="+"person)", nil, nil)
}

func Escaped(name string) *ldap.SearchRequest {
	safe := ldap.EscapeFilter(name)
	filter := fmt.Sprintf("(cn=%s)", safe)
	// ok: ldap-filter-from-variable
	return ldap.NewSearchRequest(base, 2, 0, 1, 0, false, filter, nil, nil)
}
