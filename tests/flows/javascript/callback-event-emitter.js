// callback: an emitter calls the listeners of the event that is emitted

class Emitter {
  constructor() {
    this.listeners = {};
  }

  on(event, listener) {
    (this.listeners[event] ??= []).push(listener);
    return this;
  }

  emit(event, ...args) {
    (this.listeners[event] || []).forEach((listener) => listener(...args));
  }
}

const emitter = new Emitter();
emitter
  .on("message", (text) => {
    // flow
    sink(text);
  })
  .on("status", (text) => {
    // no flow
    sink(text);
  });
emitter.emit("message", source());
emitter.emit("status", "connected");
