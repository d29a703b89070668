// overwritten: functions share a variable of the module, in the order of their calls

let currentUser = "nobody";

function login() {
  currentUser = source();
}

function logout() {
  currentUser = "nobody";
}

login();
// flow
sink(currentUser);
logout();
// no flow
sink(currentUser);
