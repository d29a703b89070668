// callback: flatMap puts lists together, find gives one of the elements

const posts = [
  { id: "p1", tags: ["news"], comments: [source(), source()] },
  { id: "p2", tags: ["misc"], comments: ["first"] },
];

const comments = posts.flatMap((post) => post.comments);
const wanted = posts.find((post) => post.id === "p1");
// flow
sink(comments);
// no flow
sink(wanted.tags);
