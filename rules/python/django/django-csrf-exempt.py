from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect


# ruleid: django-csrf-exempt
@csrf_exempt
def transfer(request):
    return request.POST["amount"]


# ruleid: django-csrf-exempt
@method_decorator(csrf_exempt, name="dispatch")
class HookView(View):
    def post(self, request):
        return request.body


class OrderView(View):
    # ruleid: django-csrf-exempt
    @method_decorator(csrf_exempt)
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)


# ok: django-csrf-exempt
@csrf_protect
def protected(request):
    return request.POST["amount"]


# ok: django-csrf-exempt
def plain(request):
    return request.POST["amount"]


# ok: django-csrf-exempt
@method_decorator(csrf_protect, name="dispatch")
class SafeView(View):
    pass


# ruleid: django-csrf-exempt
urlpattern = csrf_exempt(plain)
