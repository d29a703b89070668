// dispatch: a method is called under a name that was computed from a command

class Robot {
  onSay(text) {
    return "says " + text;
  }

  onStop(text) {
    return "stops";
  }

  run(command, text) {
    return this["on" + command](text);
  }
}

const robot = new Robot();
// flow
sink(robot.run("Say", source()));
// no flow
sink(robot.run("Stop", source()));
