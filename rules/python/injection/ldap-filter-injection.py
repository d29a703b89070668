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


def uid_filter(uid):
    return "(uid=" + uid + ")"


def by_uid(conn, uid):
    # ruleid: ldap-filter-injection
    return conn.search("dc=example,dc=org", uid_filter(uid))


class Query:
    def __init__(self, group):
        self.base = "dc=example,dc=org"
        self.filter = f"(memberOf={group})"

    def run(self, conn):
        # ruleid: ldap-filter-injection
        return conn.search(self.base, self.filter)


def groups(conn, name):
    return Query(name).run(conn)


def any_of(conn, names):
    parts = []
    for name in names:
        parts.append("(cn=%s)" % name)
    # ruleid: ldap-filter-injection
    return conn.search("dc=example,dc=org", "".join(parts))


def escaped_filter(uid):
    return escape(uid)


def quiet(conn, uid, name):
    wanted = {"shown": f"user {uid}", "filter": "(objectClass=person)"}
    # ok: ldap-filter-injection
    conn.search("dc=example,dc=org", wanted["filter"])
    query = f"(uid={uid})"
    query = "(objectClass=group)"
    # ok: ldap-filter-injection
    conn.search("dc=example,dc=org", query)
    # ok: ldap-filter-injection
    conn.search("dc=example,dc=org", escaped_filter("(cn=" + name + ")"))
