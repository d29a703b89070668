// constant-branch: a switch over a constant takes one case

const MODE = "safe";

function transfer() {
  const path = source();
  let target = "";
  let backup = "";
  switch (MODE) {
    case "fast":
      target = path;
      break;
    case "safe":
      target = "/srv/files";
      backup = path;
      break;
    default:
      target = path + "?";
  }
  // flow
  sink(backup);
  // no flow
  sink(target);
}

transfer();
