const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');

function login(text, name, password) {
  const doc = new DOMParser().parseFromString(text);
  // ruleid: xpath-built
  const user = xpath.select("//user[name='" + name + "' and password='" + password + "']", doc);
  // ruleid: xpath-built
  const one = xpath.select1(`/users/user[name='${name}']`, doc);
  const expression = `//user[@id='${name}']/role`;
  // ruleid: xpath-built
  const role = xpath.select(expression, doc);
  return { user, one, role };
}

function safe(doc, name) {
  // ok: xpath-built
  xpath.select('//user/name', doc);
  // ok: xpath-built
  xpath.parse('//user[name=$name]').select({ node: doc, variables: { name } });
  // ok: xpath-built
  return document.querySelector('#' + name);
}

module.exports = { login, safe };

async function user(client, id) {
  // ok: xpath-built
  const found = await client.get('/api/users/' + id);
  // ok: xpath-built
  return client.get(`http://localhost:${found.port}/status`);
}
