// destructuring: a nested pattern with defaults for what is not given
interface Request {
  body?: { title?: string; tags?: string[] };
}

function create({ body: { title = "untitled", tags: [first = "none"] = [] } = {} }: Request): void {
  // flow
  sink(title);
  // no flow
  sink(first);
}

create({ body: { title: source(), tags: ["news"] } });
create({});
