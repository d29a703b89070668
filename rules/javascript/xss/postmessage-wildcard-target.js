class Frame {
  constructor(element) {
    this.target = element.contentWindow;
  }

  send(token) {
    // ruleid: postmessage-wildcard-target
    this.target.postMessage({ token }, '*');
    // ruleid: postmessage-wildcard-target
    window.parent.postMessage(
      JSON.stringify({ token }),
      "*",
    );
    // ruleid: postmessage-wildcard-target
    window.opener.postMessage(token, { targetOrigin: '*' });
  }

  safe(worker, token) {
    // ok: postmessage-wildcard-target
    this.target.postMessage({ token }, 'https://app.example.com');
    // ok: postmessage-wildcard-target
    window.parent.postMessage(token, window.location.origin);
    // ok: postmessage-wildcard-target
    worker.postMessage({ token });
  }
}

export default Frame;
