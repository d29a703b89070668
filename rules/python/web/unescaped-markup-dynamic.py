from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup


class BadgeWidget:
    def render(self, label):
        # ruleid: unescaped-markup-dynamic
        return mark_safe("<span class='badge'>" + label + "</span>")

    def link(self, url, title):
        markup = f"<a href='{url}'>{title}</a>"
        # ruleid: unescaped-markup-dynamic
        return mark_safe(markup)


def flash(name):
    # ruleid: unescaped-markup-dynamic
    return Markup("<b>%s</b>" % name)


def bold(name):
    # ruleid: unescaped-markup-dynamic
    return format_html(f"<b>{name}</b>")


def safe(name):
    # ok: unescaped-markup-dynamic
    first = mark_safe("<hr>")
    # ok: unescaped-markup-dynamic
    second = format_html("<b>{}</b>", name)
    # ok: unescaped-markup-dynamic
    third = Markup("<b>{}</b>").format(name)
    # ok: unescaped-markup-dynamic
    fourth = mark_safe("<b>" + escape(name) + "</b>")
    return first, second, third, fourth
