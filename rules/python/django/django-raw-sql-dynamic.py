from django.db.models import Q
from django.db.models.expressions import RawSQL

from shop.models import Customer, Product


def customers(request):
    name = request.GET.get("name", "")
    # ruleid: django-raw-sql-dynamic
    return Customer.objects.raw("SELECT * FROM shop_customer WHERE name = '%s'" % name)


def products(request, order):
    statement = f"SELECT * FROM shop_product ORDER BY {order}"
    # ruleid: django-raw-sql-dynamic
    found = Product.objects.raw(statement)
    # ruleid: django-raw-sql-dynamic
    extra = Product.objects.filter(active=True).extra(where=["title = '" + request.GET["title"] + "'"])
    # ruleid: django-raw-sql-dynamic
    ranked = Product.objects.annotate(rank=RawSQL("rank_for('{}')".format(order), ()))
    return found, extra, ranked


def selected(column):
    # ruleid: django-raw-sql-dynamic
    return Product.objects.extra(select={"value": f"max({column})"})


def safe(request):
    name = request.GET.get("name", "")
    # ok: django-raw-sql-dynamic
    rows = Customer.objects.raw("SELECT * FROM shop_customer WHERE name = %s", [name])
    # ok: django-raw-sql-dynamic
    extra = Product.objects.extra(where=["title = %s"], params=[name])
    # ok: django-raw-sql-dynamic
    plain = Product.objects.filter(Q(title="a" + name))
    # ok: django-raw-sql-dynamic
    ranked = Product.objects.annotate(rank=RawSQL("rank_for(%s)", (name,)))
    return rows, extra, plain, ranked


def by_field(field, value):
    return "SELECT * FROM shop_product WHERE " + field + " = '" + value + "'"


def found(field, value):
    # ruleid: django-raw-sql-dynamic
    return Product.objects.raw(by_field(field, value))


def run_raw(statement):
    # ruleid: django-raw-sql-dynamic
    return Product.objects.raw(statement)


def typed(request):
    parts = ["SELECT * FROM shop_product"]
    parts.append(request.GET.get("where"))
    return run_raw(" ".join(parts))


class Ranking:
    def __init__(self, column):
        self.title = column.title()
        self.sql = f"rank_for({column})"

    def expression(self):
        # ruleid: django-raw-sql-dynamic
        return RawSQL(self.sql, ())


def ranking(column):
    return Ranking(column).expression()


def quiet(request, column):
    order = request.GET.get("order", "title")
    if order not in ("title", "price"):
        order = "title"
    # ok: django-raw-sql-dynamic
    first = Product.objects.extra(order_by=[order])
    query = {"label": f"by {column}", "sql": "SELECT * FROM shop_product"}
    # ok: django-raw-sql-dynamic
    second = Product.objects.raw(query["sql"])
    statement = request.GET.get("sql")
    statement = "SELECT 1"
    # ok: django-raw-sql-dynamic
    third = Product.objects.raw(statement)
    return first, second, third
