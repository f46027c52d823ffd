/* The page of a badge: buttons that copy. They show only with this script; the text can be selected without it. */

for (const snippet of document.querySelectorAll(".embed-snippet")) {
  const button = snippet.querySelector("button");
  const said = snippet.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    // A region that already says so would not be read out again.
    said.textContent = "";
    said.textContent = await copied(snippet.querySelector("code"));
  });
}

/** Copy the text of an element, and say what came of it. */
async function copied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return "Copied";
  } catch {
    // Without https, or if the reader has forbidden it, browsers do not let pages copy.
    getSelection().selectAllChildren(element);
    return "Your browser does not let us copy. The text is selected: copy it yourself.";
  }
}
