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
