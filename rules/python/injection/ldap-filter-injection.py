import ldap
from ldap.filter import escape_filter_chars
from ldap3 import Connection
from ldap3.utils.conv import escape_filter_chars as escape


class Directory:
    def __init__(self, url):
        self.connection = ldap.initialize(url)

    def find(self, uid):
        # ruleid: ldap-filter-injection
        return self.connection.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, "(uid=" + uid + ")")

    def member(self, uid, group):
        query = f"(&(uid={uid})(memberOf={group}))"
        # ruleid: ldap-filter-injection
        return self.connection.search_ext_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, query)

    def escaped(self, uid):
        # ok: ldap-filter-injection
        return self.connection.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, "(uid=%s)" % escape_filter_chars(uid))

    def everyone(self):
        # ok: ldap-filter-injection
        return self.connection.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, "(objectClass=person)")


def lookup(server, name):
    conn = Connection(server)
    # ruleid: ldap-filter-injection
    conn.search("dc=example,dc=org", "(cn=%s)" % name)
    # ruleid: ldap-filter-injection
    conn.search(search_base="dc=example,dc=org", search_filter="(cn={})".format(name))
    clean = escape(name)
    # ok: ldap-filter-injection
    conn.search("dc=example,dc=org", f"(cn={clean})")
    return conn.entries
