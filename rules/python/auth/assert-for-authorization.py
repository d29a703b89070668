from flask import session


def delete(user, record):
    # ruleid: assert-for-authorization
    assert user.is_admin
    record.delete()


class Ledger:
    def close(self, request):
        # ruleid: assert-for-authorization
        assert request.user.has_perm("ledger.close"), "not allowed"
        return True

    def reopen(self, actor):
        # ruleid: assert-for-authorization
        assert actor.role == "auditor"
        return True


def panel():
    # ruleid: assert-for-authorization
    assert session.get("is_admin")
    return "panel"


def safe(user, rows):
    # ok: assert-for-authorization
    if not user.is_admin:
        raise PermissionError("not allowed")
    # ok: assert-for-authorization
    assert len(rows) > 0
    # ok: assert-for-authorization
    assert isinstance(rows, list), "rows must be a list"
    return rows


class Unit:
    def begin(self):
        # ok: assert-for-authorization
        assert not self.is_active
