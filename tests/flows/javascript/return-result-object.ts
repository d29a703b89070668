// return: a result is either a value or an error, made by two helpers
type Result = { ok: boolean; value?: string; error?: string };

const success = (value: string): Result => ({ ok: true, value });
const failure = (error: string): Result => ({ ok: false, error });

function check(text: string, closed: boolean): Result {
  if (closed) {
    return failure("the list is closed");
  }
  return success(text);
}

for (const closed of [true, false]) {
  const result = check(source(), closed);
  // flow
  sink(result.value);
  // no flow
  sink(result.error);
}
