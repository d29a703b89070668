async function byAge(users, age) {
  // ruleid: nosql-where-javascript
  return users.find({ $where: 'this.age > ' + age }).toArray();
}

async function byName(req, res) {
  // ruleid: nosql-where-javascript
  const docs = await req.db.collection('users').find({
    $where: `this.name == '${req.query.name}'`,
  }).toArray();
  // ruleid: nosql-where-javascript
  const raw = await req.db.collection('users').findOne({ $where: req.body.condition });
  res.json({ docs, raw });
}

function chained(query, city) {
  // ruleid: nosql-where-javascript
  return query.$where(`this.city === "${city}"`);
}

function safe(users, age) {
  // ok: nosql-where-javascript
  users.find({ $where: 'this.credits > this.debits' });
  // ok: nosql-where-javascript
  users.find({ age: { $gt: age } });
  // ok: nosql-where-javascript
  return users.where('age').gt(age + 1);
}

module.exports = { byAge, byName, chained, safe };
