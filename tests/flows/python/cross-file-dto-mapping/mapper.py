from models import Order


def to_order(form):
    return Order(product=form["product"], remark=form.get("remark", ""))
