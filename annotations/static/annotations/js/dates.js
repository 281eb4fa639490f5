// Times as the reader's own clock and calendar show them, with the UTC kept in the title.

/**
 * The day and the time, as in "22 November 2026, 10:32".
 * @param {Date} date
 * @param {string} [language]
 * @param {string} [zone] the reader's own if left out
 * @returns {string}
 */
export function localTime(date, language = pageLanguage(), zone = undefined) {
  return `${day(date, language, zone, "numeric")}, ${clock(date, language, zone)}`;
}

/**
 * The day without its year and the time, for what was not long ago: "22 November, 10:32".
 * @param {Date} date
 * @param {string} [language]
 * @param {string} [zone] the reader's own if left out
 * @returns {string}
 */
export function recentTime(date, language = pageLanguage(), zone = undefined) {
  return `${day(date, language, zone, undefined)}, ${clock(date, language, zone)}`;
}

/**
 * The time alone, for what is today: "10:32".
 * @param {Date} date
 * @param {string} [language]
 * @param {string} [zone] the reader's own if left out
 * @returns {string}
 */
export function clockTime(date, language = pageLanguage(), zone = undefined) {
  return clock(date, language, zone);
}

/**
 * A time for every reader: "2026-11-22 09:32 UTC".
 * @param {Date} date
 * @returns {string}
 */
export function universalTime(date) {
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Shows the times of the page, and of whatever htmx brings into it, in the reader's own zone. */
export function start() {
  showIn(document);
  document.addEventListener("htmx:load", (event) => {
    if (event.target instanceof Element) showIn(event.target);
  });
}

/**
 * Every `<time datetime data-local>` in a part of the page. A day without a time is a day everywhere and stays.
 * @param {Document | Element} part
 */
function showIn(part) {
  /** @type {HTMLTimeElement[]} */
  const times = Array.from(part.querySelectorAll("time[data-local]"));
  if (part instanceof HTMLTimeElement && part.matches("[data-local]")) times.push(part);
  for (const time of times) {
    const date = new Date(time.dateTime);
    if (!time.dateTime.includes("T") || Number.isNaN(date.getTime())) continue;
    time.textContent = time.dataset.local === "clock" ? clockTime(date) : localTime(date);
    time.title = universalTime(date);
  }
}

/** The page's language; English is written the British way, day before month. */
function pageLanguage() {
  const language = document.documentElement.lang || "en";
  return language === "en" ? "en-GB" : language;
}

/**
 * @param {Date} date
 * @param {string} language
 * @param {string | undefined} timeZone
 * @param {"numeric" | undefined} year
 */
function day(date, language, timeZone, year) {
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year, timeZone }).format(date);
}

/**
 * @param {Date} date
 * @param {string} language
 * @param {string | undefined} timeZone
 */
function clock(date, language, timeZone) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", timeZone }).format(date);
}
