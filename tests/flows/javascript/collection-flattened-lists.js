// collection: nested lists are flattened, another one is joined from other parts

const sections = [
  { title: "Introduction", lines: ["welcome"] },
  { title: "Comments", lines: [source(), "bye"] },
];

const lines = sections.flatMap((section) => section.lines);
const titles = sections.map((section) => section.title).concat(["Index"]);
// flow
sink(lines.join("\n"));
// no flow
sink(titles.join("\n"));
