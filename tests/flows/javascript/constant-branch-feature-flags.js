// constant-branch: features are turned on and off in a frozen object

const FEATURES = Object.freeze({ showErrors: false, greet: true });

function page(text) {
  let notice = "";
  if (FEATURES.showErrors) {
    notice = text;
  }
  let greeting = "Hello";
  if (FEATURES.greet) {
    greeting = "Hello " + text;
  }
  return { notice, greeting };
}

const result = page(source());
// flow
sink(result.greeting);
// no flow
sink(result.notice);
