// overwritten: an assignment replaces the variable's value

function loadTheme() {
  let theme = source();
  // flow
  sink(theme);
  theme = "dark";
  // no flow
  sink(theme);
}

loadTheme();
