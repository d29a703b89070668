import json

from django import forms

from shop.models import Order


def create(request):
    # ruleid: django-mass-assignment
    return Order.objects.create(**request.POST.dict())


def from_body(request):
    payload = json.loads(request.body)
    # ruleid: django-mass-assignment
    return Order(**payload)


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        # ruleid: django-mass-assignment
        fields = "__all__"


class SafeForm(forms.ModelForm):
    class Meta:
        model = Order
        # ok: django-mass-assignment
        fields = ["title", "comment"]


def safe(request, defaults):
    # ok: django-mass-assignment
    first = Order.objects.create(title=request.POST["title"])
    # ok: django-mass-assignment
    second = Order(**defaults)
    # ok: django-mass-assignment
    third = dict(**request.POST)
    return first, second, third
