// callback: handlers are registered under event names and called later

class Emitter {
  constructor() {
    this.handlers = {};
  }

  on(name, handler) {
    this.handlers[name] = handler;
  }

  emit(name, ...payload) {
    this.handlers[name](...payload);
  }
}

function start() {
  const emitter = new Emitter();
  emitter.on("message", (text) => {
    // flow
    sink(text);
  });
  emitter.on("tick", (time) => {
    // no flow
    sink(time);
  });
  emitter.emit("message", source());
  emitter.emit("tick", "12:00");
}

start();
