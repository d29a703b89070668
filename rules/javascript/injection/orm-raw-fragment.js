const knex = require('knex')({ client: 'pg' });
const { literal, Op } = require('sequelize');

async function search(req, res) {
  const { order } = req.query;
  // ruleid: orm-raw-fragment
  const byName = await knex('items').whereRaw(`name ilike '%${req.query.q}%'`);
  // ruleid: orm-raw-fragment
  const sorted = await knex('items').orderByRaw(order);
  // ruleid: orm-raw-fragment
  const total = await knex.raw('select count(*) from items where tag = ' + req.query.tag);
  res.json({ byName, sorted, total });
}

function report(models, prisma, since) {
  // ruleid: orm-raw-fragment
  models.Order.findAll({ where: literal(`created_at > '${since}'`) });
  const filter = `created_at > '${since}'`;
  // ruleid: orm-raw-fragment
  return prisma.$queryRawUnsafe('SELECT * FROM "Order" WHERE ' + filter);
}

function users(repository, name) {
  // ruleid: orm-raw-fragment
  return repository
    .createQueryBuilder('u')
    .where(`u.name = '${name}'`)
    .getMany();
}

function safe(repository, prisma, name) {
  // ok: orm-raw-fragment
  knex('items').whereRaw('name = ?', [name]);
  // ok: orm-raw-fragment
  repository.createQueryBuilder('u').where('u.name = :name', { name });
  // ok: orm-raw-fragment
  prisma.$queryRaw`SELECT * FROM "Order" WHERE name = ${name}`;
  // ok: orm-raw-fragment
  return knex.raw('select count(*) from items');
}

module.exports = { search, report, users, safe, Op };

function pattern(word) {
  // ok: orm-raw-fragment
  return new RegExp(String.raw`\b${word}\b`);
}
