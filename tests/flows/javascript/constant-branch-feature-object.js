// constant-branch: a frozen object of features, one of them is off

const features = Object.freeze({ comments: true, preview: false });

function page(text) {
  let preview = "no preview";
  let comments = "no comments";
  if (features.preview) {
    preview = text;
  }
  if (features.comments) {
    comments = text;
  }
  // flow
  sink(comments);
  // no flow
  sink(preview);
}

page(source());
