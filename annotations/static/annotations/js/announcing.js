// Says something to those who listen to the page, and to those who look at it, without moving the focus.

const SHOWN_FOR = 5_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/** @param {string} words what is heard alone, because the page shows it anyhow */
export function announce(words) {
  const place = document.getElementById("announcements");
  if (!place) return;
  place.classList.replace("toast", "only-heard");
  place.textContent = place.textContent === words ? `${words}\u00A0` : words;
}

/** @param {string} words what is heard, and seen for a while */
export function say(words) {
  announce(words);
  const place = document.getElementById("announcements");
  place?.classList.replace("only-heard", "toast");
  clearTimeout(hiding);
  hiding = setTimeout(() => place?.classList.replace("toast", "only-heard"), SHOWN_FOR);
}
