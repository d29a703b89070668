// In the browser: shows what was looked for.
const parameters = new URLSearchParams(window.location.search);
const heading = document.getElementById("looked-for");
heading.innerHTML = `Results for ${parameters.get("q")}`;

const count = document.getElementById("count");
count.textContent = parameters.get("count");

window.addEventListener("message", (event) => {
  document.getElementById("banner").innerHTML = event.data;
});
