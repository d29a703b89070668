// index: at and length address elements from the end

function lastWord() {
  const words = ["alpha", "beta", source()];
  // flow
  sink(words.at(-1));
  // no flow
  sink(words[words.length - 2]);
}

lastWord();
