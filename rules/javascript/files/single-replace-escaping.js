function escapeHtml(text) {
  // ruleid: single-replace-escaping
  return text.replace('<', '&lt;');
}

class Query {
  quote(value) {
    // ruleid: single-replace-escaping
    const quoted = value.replace("'", "''");
    // ruleid: single-replace-escaping
    const local = value.replace(/"/, '\\"');
    return quoted + local;
  }

  file(name) {
    // ruleid: single-replace-escaping
    return name.replace('../', '');
  }

  safe(value) {
    // ok: single-replace-escaping
    const first = value.replace(/</g, '&lt;');
    // ok: single-replace-escaping
    const second = value.replaceAll("'", "''");
    // ok: single-replace-escaping
    const third = value.replace('.js', '.ts');
    return first + second + third;
  }
}

module.exports = { escapeHtml, Query };
