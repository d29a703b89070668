const { html } = require('../html');

function addComment(list, comment) {
  // ruleid: jquery-html-dynamic
  $(list).append('<li>' + comment.text + '</li>');
  // ruleid: jquery-html-dynamic
  $('#count').html(`${comment.total} comments`);
  const row = `<tr><td>${comment.author}</td></tr>`;
  // ruleid: jquery-html-dynamic
  jQuery('#table').prepend(row);
}

function notice(message) {
  // ruleid: jquery-html-dynamic
  $('#notice').html(message);
  // ruleid: jquery-html-dynamic
  return $('<div class="note">' + message + '</div>');
}

function safe(list, comment) {
  // ok: jquery-html-dynamic
  $(list).text('Written by ' + comment.author);
  // ok: jquery-html-dynamic
  $(list).append($('<li>').text(comment.text));
  // ok: jquery-html-dynamic
  $('#row-' + comment.id).show();
  // ok: jquery-html-dynamic
  $('#count').html('<b>0</b>');
}

function badge(label) {
  // ok: jquery-html-dynamic
  return html`<span class="badge">${label}</span>`;
}
