// async: what a promise is rejected with gets to catch, not to then
const failed = new Promise((resolve, reject) => {
  setTimeout(() => reject(source()), 10);
});
failed.then((value) => {
  // no flow
  sink(value);
});
failed.catch((reason) => {
  // flow
  sink(reason);
});
