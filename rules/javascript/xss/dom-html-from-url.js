const params = new URLSearchParams(window.location.search);
const title = params.get('title');
// ruleid: dom-html-from-url
document.querySelector('#title').innerHTML = title;
// ruleid: dom-html-from-url
document.write('<a href="' + document.referrer + '">back</a>');

function showTab() {
  const tab = decodeURIComponent(location.hash.slice(1));
  const label = `<b>${tab}</b>`;
  // ruleid: dom-html-from-url
  document.getElementById('tab').insertAdjacentHTML(
    'beforeend',
    label,
  );
  // ruleid: dom-html-from-url
  $('#crumb').html(location.pathname);
}

window.addEventListener('message', (event) => {
  // ruleid: dom-html-from-url
  document.body.innerHTML = event.data.markup;
});

function safe() {
  const name = new URLSearchParams(location.search).get('name');
  // ok: dom-html-from-url
  document.getElementById('name').textContent = name;
  // ok: dom-html-from-url
  document.getElementById('name').innerHTML = DOMPurify.sanitize(name);
  // ok: dom-html-from-url
  document.getElementById('note').innerHTML = '<b>saved</b>';
}

function fragment() {
  return decodeURIComponent(location.hash.substring(1));
}

function viaHelper() {
  const parts = ['<em>', fragment(), '</em>'];
  // ruleid: dom-html-from-url
  document.getElementById('where').innerHTML = parts.join('');
}

class Panel {
  constructor() {
    const query = new URLSearchParams(location.search);
    this.view = { heading: query.get('heading'), level: 3 };
  }

  show(element) {
    // ruleid: dom-html-from-url
    element.innerHTML = '<h2>' + this.view.heading + '</h2>';
    // ok: dom-html-from-url
    element.innerHTML = '<h2>' + this.view.level + '</h2>';
  }
}

function words() {
  const list = document.getElementById('list');
  location.search.slice(1).split('&').forEach((word) => {
    // ruleid: dom-html-from-url
    list.insertAdjacentHTML('beforeend', `<li>${word}</li>`);
  });
}

function replacedValue() {
  let text = fragment();
  text = 'nothing';
  // ok: dom-html-from-url
  document.body.innerHTML = text;
}

function cleanedFirst() {
  const clean = DOMPurify.sanitize(fragment());
  const page = '<div>' + clean + '</div>';
  // ok: dom-html-from-url
  document.body.innerHTML = page;
}

function listedTab() {
  const tab = fragment();
  if (tab !== 'one' && tab !== 'two') {
    return;
  }
  // ok: dom-html-from-url
  document.getElementById('tab').innerHTML = '<b>' + tab + '</b>';
}
