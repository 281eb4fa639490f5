// What is sent: Ctrl+Enter in a field sends its form, as its main button does; others wait until it is answered.

/** So many ms at most: what others do is shown within a second. */
const PATIENCE = 500;

/** Over when what the person sent is answered, or that takes long: the answer tells what it changed. */
export async function answered() {
  if (!document.querySelector("form.htmx-request")) return;
  await new Promise((resolve) => {
    document.addEventListener("htmx:afterRequest", resolve, { once: true });
    setTimeout(resolve, PATIENCE);
  });
}

/** For every form with a main button. */
export function start() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.isComposing) {
      return;
    }
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    const button = form?.querySelector("button.button-main:not([disabled])");
    if (!form || !(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    form.requestSubmit(button);
  });
}
