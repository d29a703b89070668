// exception: an error class with a field for the rejected input
class InputError extends Error {
  readonly field: string;
  readonly input: string;

  constructor(field: string, input: string) {
    super("invalid " + field);
    this.field = field;
    this.input = input;
  }
}

function validate(input: string): void {
  throw new InputError("email", input);
}

try {
  validate(source());
} catch (error) {
  if (error instanceof InputError) {
    // flow
    sink(error.input);
    // no flow
    sink(error.message + error.field);
  }
}
