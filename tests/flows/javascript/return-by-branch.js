// return: different returns of one function, chosen by the argument

function readSetting(name, fallback) {
  if (name === null) {
    return fallback;
  }
  return "setting " + name;
}

function main() {
  // flow
  sink(readSetting(null, source()));
  // no flow
  sink(readSetting("colour", source()));
}

main();
