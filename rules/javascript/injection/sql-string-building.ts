import { Pool } from 'pg';
import mysql from 'mysql2/promise';

const pool = new Pool();

export async function findOrders(customer: string, limit: number) {
  // ruleid: sql-string-building
  const rows = await pool.query("SELECT * FROM orders WHERE customer = '" + customer + "'");
  // ruleid: sql-string-building
  await pool.query({
    text: `select id from orders where customer = '${customer}' limit ${limit}`,
  });
  return rows;
}

export class UserRepository {
  constructor(private readonly connection: mysql.Connection, private readonly sequelize: any) {}

  async rename(id: string, name: string) {
    const statement = `
      UPDATE users SET name = '${name}'
      WHERE id = ${id}`;
    // ruleid: sql-string-building
    await this.connection.execute(statement);
  }

  list(sort: string) {
    let text = 'SELECT id, name FROM users';
    if (sort) {
      text += ' ORDER BY ' + sort;
    }
    // ruleid: sql-string-building
    return this.sequelize.query(text, { raw: true });
  }

  remove(db: any, id: string) {
    // ruleid: sql-string-building
    db.run('DELETE FROM users WHERE id = '.concat(id));
    // ok: sql-string-building
    db.run('DELETE FROM users WHERE id = ?', [id]);
  }

  safe(id: string) {
    const table = 'users';
    // ok: sql-string-building
    this.connection.query('SELECT name FROM ' + table + ' WHERE id = ?', [id]);
    // ok: sql-string-building
    this.connection.execute('SELECT name FROM users WHERE id = ' + this.connection.escape(id));
    // ok: sql-string-building
    return this.sequelize.query('SELECT name FROM users WHERE id = :id', { replacements: { id } });
  }

  cached(cache: Map<string, string>, id: string) {
    // ok: sql-string-building
    return cache.get('user:' + id);
  }
}
