const ldap = require('ldapjs');

class Directory {
  constructor(url) {
    this.client = ldap.createClient({ url });
  }

  byName(name, done) {
    // ruleid: ldap-filter-built
    this.client.search('ou=people,dc=example,dc=org', { filter: `(uid=${name})`, scope: 'sub' }, done);
  }

  byMail(mail, done) {
    const options = {
      scope: 'sub',
      filter: '(mail=' + mail + ')',
    };
    // ruleid: ldap-filter-built
    this.client.search('dc=example,dc=org', options, done);
  }

  groups(name) {
    // ruleid: ldap-filter-built
    return ldap.parseFilter('(&(objectClass=group)(member=' + name + '))');
  }

  safe(name, done) {
    // ok: ldap-filter-built
    this.client.search('dc=example,dc=org', { filter: '(objectClass=person)' }, done);
    // ok: ldap-filter-built
    this.client.search('dc=example,dc=org', { filter: new ldap.EqualityFilter({ attribute: 'uid', value: name }) }, done);
    // ok: ldap-filter-built
    this.client.search('dc=example,dc=org', { filter: `(uid=${escapeFilter(name)})` }, done);
  }
}

module.exports = Directory;
