// callback: a forEach callback writes to variables of the function around it

function collect(): void {
  const lines: string[] = [source(), "b"];
  const seen: string[] = [];
  let positions = "";
  lines.forEach((line, position) => {
    seen.push(line);
    positions += String(position);
  });
  // flow
  sink(seen);
  // no flow
  sink(positions);
}

collect();
