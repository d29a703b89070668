function allowed(url) {
  // ruleid: host-checked-by-substring
  return url.includes('example.com');
}

class Origins {
  check(req) {
    // ruleid: host-checked-by-substring
    if (req.headers.origin.endsWith('example.com')) return true;
    // ruleid: host-checked-by-substring
    return req.headers.referer.indexOf('https://example.com') === 0;
  }

  safe(url, hosts) {
    const target = new URL(url);
    // ok: host-checked-by-substring
    if (target.hostname === 'example.com') return true;
    // ok: host-checked-by-substring
    if (target.hostname.endsWith('.example.com')) return true;
    // ok: host-checked-by-substring
    return ['example.com'].includes(target.hostname) || hosts.includes('example.com');
  }
}

module.exports = { allowed, Origins };
