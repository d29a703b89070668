// exception: a validation error has the rejected value and a fixed code

class ValidationError extends Error {
  constructor(
    readonly code: string,
    readonly value: string,
  ) {
    super(`validation failed: ${code}`);
  }
}

function requireKnown(field: string, value: string): string {
  if (field !== "name") {
    throw new ValidationError("unknown-field", value);
  }
  return value;
}

try {
  requireKnown("nick", source());
} catch (error) {
  if (error instanceof ValidationError) {
    // flow
    sink(error.value);
    // no flow
    sink(error.message);
  }
}
