function afterLogin() {
  const params = new URLSearchParams(window.location.search);
  const next = params.get('next');
  // ruleid: dom-open-redirect
  window.location.href = next;
}

const leave = () => {
  // ruleid: dom-open-redirect
  location.replace(decodeURIComponent(location.hash.substring(1)));
  const target = new URLSearchParams(location.search).get('url');
  // ruleid: dom-open-redirect
  window.open(target, '_self');
};

function safe() {
  const next = new URLSearchParams(location.search).get('next');
  // ok: dom-open-redirect
  window.location.href = '/home';
  // ok: dom-open-redirect
  window.location.href = '/search?q=' + encodeURIComponent(next);
  // ok: dom-open-redirect
  window.location.href = window.location.pathname + '#top';
  const target = new URL(next, location.origin);
  if (target.origin === location.origin) {
    // ok: dom-open-redirect
    location.assign(target.href);
  }
}

export { afterLogin, leave, safe };
