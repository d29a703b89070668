// closure: an inner function writes to the outer variable, or to its own of the same name

function collectInput() {
  let answer = "";
  let hint = "";
  function readAnswer() {
    answer = source();
  }
  function readHint() {
    let hint = source();
    return hint.length;
  }
  readAnswer();
  readHint();
  // flow
  sink(answer);
  // no flow
  sink(hint);
}

collectInput();
