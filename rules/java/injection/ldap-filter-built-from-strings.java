package com.acme.auth;

import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.*;
import org.owasp.esapi.ESAPI;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.query.LdapQueryBuilder;

public class DirectoryService {
  private final DirContext context;
  private final LdapTemplate ldapTemplate;

  public boolean exists(String user, SearchControls controls) throws NamingException {
    String filter = "(&(objectClass=person)(uid=" + user + "))";
    // ruleid: ldap-filter-built-from-strings
    NamingEnumeration<SearchResult> found = context.search("ou=people,dc=acme", filter, controls);
    // ruleid: ldap-filter-built-from-strings
    context.search("ou=people", String.format("(mail=%s)", user),
        controls);
    // ruleid: ldap-filter-built-from-strings
    Object entry = context.lookup("uid=" + user + ",ou=people,dc=acme");
    // ruleid: ldap-filter-built-from-strings
    ldapTemplate.search("ou=people", "(cn=" + user + ")", new PersonMapper());
    return found.hasMore();
  }

  public void safe(String user, SearchControls controls, Index index) throws NamingException {
    // ok: ldap-filter-built-from-strings
    context.search("ou=people", "(uid={0})", new Object[] {user}, controls);
    // ok: ldap-filter-built-from-strings
    context.search("ou=people", "(uid=" + ESAPI.encoder().encodeForLDAP(user) + ")", controls);
    // ok: ldap-filter-built-from-strings
    ldapTemplate.search(LdapQueryBuilder.query().where("uid").is(user), new PersonMapper());
    // ok: ldap-filter-built-from-strings
    index.search("documents", "title:" + user);
  }
}
