import sqlalchemy as sa
from sqlalchemy import literal_column, select, text
from alembic import op


class ReportRepository:
    def __init__(self, session):
        self.session = session

    def totals(self, region):
        # ruleid: sqlalchemy-text-dynamic
        return self.session.execute(text(f"SELECT sum(total) FROM sales WHERE region = '{region}'"))

    def rows(self, column):
        # ruleid: sqlalchemy-text-dynamic
        return self.session.query(literal_column("sales." + column)).all()

    def filtered(self, name):
        clause = "name = '%s'" % name
        where = "SELECT id FROM sales WHERE " + name
        # ruleid: sqlalchemy-text-dynamic
        return self.session.execute(sa.text(where))

    def ordered(self, order):
        # ruleid: sqlalchemy-text-dynamic
        stmt = text("SELECT * FROM sales ORDER BY {}".format(order))
        return self.session.execute(stmt)

    def safe(self, region):
        # ok: sqlalchemy-text-dynamic
        stmt = text("SELECT sum(total) FROM sales WHERE region = :region")
        return self.session.execute(stmt, {"region": region})

    def expression(self, table, prefix):
        # ok: sqlalchemy-text-dynamic
        return self.session.execute(select(table).where(table.c.name == "eu-" + prefix))

    def constant(self):
        # ok: sqlalchemy-text-dynamic
        return self.session.execute(text("SELECT 1 " + "FROM sales"))


def upgrade(old_name):
    # ruleid: sqlalchemy-text-dynamic
    op.execute(f"UPDATE sales SET region = 'eu' WHERE region = '{old_name}'")
