// Questions and messages that wait for an answer, on the browser's own dialog element.

/**
 * @typedef {object} Question
 * @property {string} title
 * @property {string} [text]
 * @property {readonly string[]} [list] what the question is about, one line each
 * @property {{text: string, href: string}} [link] opens in a new tab, so that nothing typed here is left
 * @property {string} confirm the button that says yes
 * @property {string} [refuse] the button that says no; Escape says it too
 *
 * @typedef {Omit<Question, "confirm" | "refuse"> & {confirm?: string}} Message
 */

let asked = 0;

/**
 * Asks and waits: true only if the person chose the confirming button. The focus goes back to where it was.
 * @param {Question} question
 * @returns {Promise<boolean>}
 */
export function ask(question) {
  const before = document.activeElement;
  const dialog = build(question);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(dialog.returnValue === "confirm");
    });
  });
}

/**
 * Says something that must be seen; done when it was.
 * @param {Message} message
 * @returns {Promise<void>}
 */
export async function tell(message) {
  await ask({ confirm: "Close", ...message });
}

/** @param {Question} question */
function build({ title, text, list, link, confirm, refuse }) {
  asked += 1;
  const heading = element("h2", title, { id: `dialog-${asked}-title` });
  const said = element("div", "", { id: `dialog-${asked}-text` });
  if (text) said.append(element("p", text));
  if (list?.length) {
    const items = element("ul");
    items.append(...list.map((line) => element("li", line)));
    said.append(items);
  }
  const form = /** @type {HTMLFormElement} */ (element("form", "", { method: "dialog" }));
  form.append(heading, said);
  if (link) {
    const anchor = element("a", `${link.text} (opens in a new tab)`, {
      href: link.href,
      target: "_blank",
      rel: "noopener",
    });
    const paragraph = element("p");
    paragraph.append(anchor);
    form.append(paragraph);
  }
  const buttons = element("p", "", { class: "row" });
  buttons.append(element("button", confirm, { class: "button", value: "confirm" }));
  // What can be undone least is not what Enter does at once.
  if (refuse) {
    buttons.append(element("button", refuse, { class: "button", value: "refuse", autofocus: "" }));
  }
  form.append(buttons);
  const dialog = /** @type {HTMLDialogElement} */ (
    element("dialog", "", { "aria-labelledby": heading.id, "aria-describedby": said.id })
  );
  dialog.append(form);
  return dialog;
}

/**
 * An element with its words and attributes.
 * @param {string} name
 * @param {string} [text]
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElement}
 */
export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
