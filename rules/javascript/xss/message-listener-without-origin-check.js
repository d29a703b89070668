// ruleid: message-listener-without-origin-check
window.addEventListener('message', (event) => {
  render(event.data);
});

// ruleid: message-listener-without-origin-check
window.onmessage = function (message) {
  render(message.data.html);
};

function onCommand(event) {
  run(event.data.command);
}

class Bridge {
  open() {
    // ruleid: message-listener-without-origin-check
    window.addEventListener('message', onCommand, false);
    // ok: message-listener-without-origin-check
    window.addEventListener('message', (event) => {
      if (event.origin !== 'https://app.example.com') return;
      run(event.data);
    });
    // ok: message-listener-without-origin-check
    window.addEventListener('message', checked);
    // ok: message-listener-without-origin-check
    window.addEventListener('resize', (event) => run(event.data));
  }
}

function checked(event) {
  if (event.origin === 'https://app.example.com') {
    run(event.data);
  }
}
