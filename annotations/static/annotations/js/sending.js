// Ctrl+Enter in a field sends its form, as its main button does.

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
