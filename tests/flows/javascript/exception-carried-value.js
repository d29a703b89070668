// exception: an error carries what it was made with to its handler

class FieldError extends Error {
  constructor(value, code) {
    super("bad field");
    this.value = value;
    this.code = code;
  }
}

function check() {
  throw new FieldError(source(), "E42");
}

function validate() {
  try {
    check();
  } catch (error) {
    // flow
    sink(error.value);
    // no flow
    sink(error.code + error.message);
  }
}

validate();
