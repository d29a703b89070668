// object: models are made in a list, one of them gets the text

class Task {
  constructor(id) {
    this.id = id;
    this.title = `task ${id}`;
  }

  rename(title) {
    this.title = title;
  }
}

const first = new Task("1");
const second = new Task("2");
const tasks = [first, second];
tasks[0].rename(source());
// flow
sink(first.title);
// no flow
sink(second.title);
