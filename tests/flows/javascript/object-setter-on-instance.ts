// object: a method writes to the instance it is called on, not to all of them

class Form {
  private values: Record<string, string> = {};

  fill(name: string, value: string): this {
    this.values[name] = value;
    return this;
  }

  read(name: string): string {
    return this.values[name] ?? "";
  }
}

function submit(): void {
  const draft = new Form().fill("city", source());
  const preset = new Form().fill("city", "Turin");
  // flow
  sink(draft.read("city"));
  // no flow
  sink(preset.read("city"));
}

submit();
