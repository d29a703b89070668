import sqlite3

import psycopg2
from psycopg2 import sql
from django.db import connection

ORDERS_BY_ID = "SELECT id, total FROM orders WHERE id = %s"


class OrderStore:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def find(self, customer):
        cursor = self.conn.cursor()
        # ruleid: sql-string-building
        cursor.execute("SELECT * FROM orders WHERE customer = '" + customer + "'")
        return cursor.fetchall()

    def by_status(self, status):
        statement = f"SELECT id FROM orders WHERE status = '{status}'"
        # ruleid: sql-string-building
        return self.conn.execute(statement).fetchall()

    def remove(self, order_id):
        # ruleid: sql-string-building
        self.conn.execute(
            "DELETE FROM orders WHERE id = %s" % order_id
        )

    def search(self, term, newest):
        query = "SELECT id FROM orders WHERE 1 = 1"
        if term:
            query += " AND title LIKE '%" + term + "%'"
        # ruleid: sql-string-building
        return self.conn.execute(query)

    def filtered(self, filters):
        statement = "SELECT id FROM orders WHERE 1 = 1"
        for column, value in filters.items():
            statement += " AND " + column + " = '" + value + "'"
        # ruleid: sql-string-building
        return self.conn.execute(statement)

    def import_script(self, name):
        # ruleid: sql-string-building
        self.conn.executescript("DROP TABLE {}".format(name))

    def by_column(self, column):
        template = "SELECT {} FROM orders"
        text = template.format(column)
        # ruleid: sql-string-building
        return self.conn.execute(text)


def login(request):
    with connection.cursor() as cur:
        # ruleid: sql-string-building
        cur.execute("SELECT id FROM users WHERE name = '%s'" % request.POST["name"], None)
        return cur.fetchone()


def parameterised(conn, customer, ids):
    cur = conn.cursor()
    # ok: sql-string-building
    cur.execute("SELECT * FROM orders WHERE customer = %s", (customer,))
    # ok: sql-string-building
    cur.execute(ORDERS_BY_ID, [customer])
    marks = ",".join("?" * len(ids))
    # ok: sql-string-building
    cur.execute(f"SELECT * FROM orders WHERE id IN ({marks})", ids)
    # ok: sql-string-building
    cur.execute(
        "SELECT id, total "
        + "FROM orders WHERE id = %s",
        (customer,),
    )
    # ok: sql-string-building
    cur.execute("SELECT * FROM orders LIMIT %d" % int(customer))


def composed(conn, table):
    cur = conn.cursor()
    # ok: sql-string-building
    cur.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))


def schedule(executor, name):
    # ok: sql-string-building
    executor.execute("job-" + name)


class SchemaEditor:
    def drop(self, table, column):
        # ok: sql-string-building
        self.execute(
            "ALTER TABLE %(table)s DROP COLUMN %(column)s"
            % {"table": self.quote_name(table), "column": self.quote_name(column)}
        )
