// loop: a variable set anew at the start of each round carries nothing over

function readRecords(): void {
  let all = "";
  let record: string;
  let round = 0;
  while (round < 3) {
    record = "record " + round;
    // no flow
    sink(record);
    // flow
    sink(all);
    record = source();
    all += record;
    round += 1;
  }
}

readRecords();
