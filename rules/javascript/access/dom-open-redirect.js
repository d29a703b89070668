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

function parameter(name) {
  return new URLSearchParams(window.location.search).get(name);
}

function viaHelper() {
  const back = parameter('back');
  // ruleid: dom-open-redirect
  window.location.href = back;
}

class Router {
  constructor() {
    this.state = { next: location.hash.slice(1), count: 0 };
  }

  leave() {
    // ruleid: dom-open-redirect
    location.assign(this.state.next);
  }
}

function later() {
  const target = parameter('to');
  setTimeout(() => {
    // ruleid: dom-open-redirect
    window.open(target);
  }, 500);
}

window.addEventListener('message', (event) => {
  const { address } = event.data;
  // ruleid: dom-open-redirect
  window.location = address;
});

function counted() {
  const state = { next: parameter('next'), home: '/home' };
  // ok: dom-open-redirect
  location.assign(state.home);
}

function replacedValue() {
  let next = parameter('next');
  next = '/start';
  // ok: dom-open-redirect
  location.href = next;
}

function listedPage() {
  const next = parameter('next');
  const pages = ['/a', '/b'];
  if (!pages.includes(next)) {
    return;
  }
  // ok: dom-open-redirect
  location.href = next;
}

function ownAddress() {
  const own = new URL(location.href);
  const wanted = own.searchParams.get('next');
  // ruleid: dom-open-redirect
  location.href = wanted;
  const after = document.URL.split('next=')[1];
  // ruleid: dom-open-redirect
  location.assign(after);
  own.searchParams.set('seen', '1');
  // ok: dom-open-redirect
  location.href = own.href;
  // ok: dom-open-redirect
  location.replace(location.href.split('#')[0]);
}

function samePage() {
  const tab = parameter('tab');
  const address = '/settings?tab=' + tab;
  // ok: dom-open-redirect
  location.href = address;
}
