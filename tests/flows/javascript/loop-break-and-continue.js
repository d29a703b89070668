// loop: continue skips the rest of the round, break ends the loop with the value it has

function scan(kinds) {
  let found = "none";
  for (const kind of kinds) {
    let text = "ok";
    if (kind === "bad") {
      text = source();
      continue;
    }
    if (kind === "stop") {
      found = source();
      break;
    }
    // no flow
    sink(text);
  }
  // flow
  sink(found);
}

scan(["good", "bad", "good", "stop"]);
