// closure: let makes a new variable in its block, var does not

function shadow(flag) {
  let inner = "outer text";
  var hoisted = "outer text";
  if (flag) {
    let inner = source();
    var hoisted = source();
    hoisted = hoisted + inner.length;
  }
  // flow
  sink(hoisted);
  // no flow
  sink(inner);
}

shadow(true);
shadow(false);
