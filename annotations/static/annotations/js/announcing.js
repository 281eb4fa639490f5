// Says something to those who listen to the page, without moving the focus.

/** @param {string} words */
export function announce(words) {
  const place = document.getElementById("announcements");
  if (place) place.textContent = place.textContent === words ? `${words}\u00A0` : words;
}
