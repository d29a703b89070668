const mysql = require('mysql2');
const { Pool } = require('pg');
const mongoose = require('mongoose');
const { Sequelize } = require('sequelize');

// ruleid: database-password-in-code
const connection = mysql.createConnection({ host: 'db', user: 'shop', password: 'example' });
// ruleid: database-password-in-code
const pool = new Pool({
  host: 'db',
  password: 'example',
});

async function start() {
  // ruleid: database-password-in-code
  await mongoose.connect('mongodb://shop:example@db.example.com/shop');
  // ruleid: database-password-in-code
  return new Sequelize('shop', 'shop', 'example', { dialect: 'postgres' });
}

async function safe(config) {
  // ok: database-password-in-code
  mysql.createConnection({ host: 'db', user: 'shop', password: process.env.DB_PASSWORD });
  // ok: database-password-in-code
  await mongoose.connect('mongodb://db.example.com/shop');
  // ok: database-password-in-code
  await mongoose.connect(`mongodb://shop:${config.password}@db.example.com/shop`);
  // ok: database-password-in-code
  return new Pool({ host: 'db', password: config.password });
}

module.exports = { connection, pool, start, safe };
