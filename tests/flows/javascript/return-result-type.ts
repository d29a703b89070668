// return: a parser returns a result that is either a value or an error

type Result = { ok: true; value: string } | { ok: false; error: string };

function parse(text: string, strict: boolean): Result {
  if (strict) {
    return { ok: false, error: "strict mode takes no text" };
  }
  return { ok: true, value: text.trim() + "." };
}

function handle(strict: boolean): void {
  const result = parse(source(), strict);
  if (!result.ok) {
    // no flow
    sink(result.error);
    return;
  }
  // flow
  sink(result.value);
}

handle(true);
handle(false);
