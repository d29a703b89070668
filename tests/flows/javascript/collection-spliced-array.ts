// collection: splice takes elements out of an array and returns them
function plan(): void {
  const steps: string[] = ["build", source(), "deploy"];
  const removed = steps.splice(1, 1);
  // flow
  sink(removed);
  // no flow
  sink(steps.join(" && "));
}

plan();
