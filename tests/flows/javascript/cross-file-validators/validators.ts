export interface Checked {
  value: string;
  ok: boolean;
}

export function required(value: string): Checked {
  return value === "" ? { value: "none", ok: false } : { value, ok: true };
}

export function listed(value: string, allowed: string[]): Checked {
  const match = allowed.find((item) => item === value);
  return match === undefined ? { value: "default", ok: false } : { value: match, ok: true };
}
