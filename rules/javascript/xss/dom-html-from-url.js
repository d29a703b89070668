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
