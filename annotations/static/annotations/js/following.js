// Has a room follow what others do: what happens, who reads where, and how far what is shown can be relied on.
import { Company } from "workbench/company.js";
import { Live } from "workbench/live.js";
import { getJSON, Refused } from "workbench/requests.js";
import { answered } from "workbench/sending.js";
import { stand } from "workbench/standing.js";

/**
 * @import {Highlighter} from "workbench/highlighter.js"
 * @import {LiveEvent, LiveState} from "workbench/live.js"
 * @import {Work} from "workbench/work.js"
 *
 * @callback Renew asks for what may have changed; over when it is shown, rejected if it could not be asked for
 * @param {string[]} annotations
 * @param {string[]} contradictions
 * @param {boolean} [all] whether what is seen at all may have changed
 * @returns {Promise<unknown>}
 */

const NOTHING = "00000000-0000-0000-0000-000000000000";
/** What changes who sees what, under which name, or for whom it waits. */
const SEATS = new Set(["membership", "person", "assignment", "project"]);

/**
 * @param {() => Promise<number>} load asks for everything; where the ledger stood before that
 * @param {Highlighter[]} texts
 * @param {Renew} renew
 * @param {Work[]} works
 * @returns {Promise<Live>}
 */
export async function follow(load, texts, renew, works) {
  let sequence = null;
  try {
    sequence = await load();
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
  }
  const live = listen(sequence ?? 0, texts, renew, works);
  if (sequence === null) live.doubt();
  return live;
}

/**
 * @param {number} sequence
 * @param {Highlighter[]} texts
 * @param {Renew} renew
 * @param {Work[]} works
 */
function listen(sequence, texts, renew, works) {
  const { project = "", source = "" } = texts[0].root.dataset;
  // Readers of work neither see who is there nor are seen.
  const isSeen = document.getElementById("news")?.dataset.role !== "reader";
  const companies = isSeen ? texts.map((text) => new Company(text)) : [];
  return new Live(project, sequence, {
    hear: (events) => hear(events, renew, works),
    resync: async () => void await renew([], [], true),
    stand: (state, asOf) => {
      stand(state, asOf);
      for (const company of companies) company.stand(state);
    },
    refused: () => reasonFor(source),
    meet: (presence) => companies.forEach((company) => company.meet(presence)),
  });
}

/**
 * @param {LiveEvent[]} events
 * @param {Renew} renew
 * @param {Work[]} works
 */
async function hear(events, renew, works) {
  await answered();
  const news = events.filter((one) => !works.some((work) => work.knows(one)));
  /** @type {(thing: string) => string[]} */
  const of = (thing) => [...new Set(news.filter((one) => one.thing === thing).map((one) => one.id))];
  const [annotations, contradictions] = [of("annotation"), of("contradiction")];
  const isAll = news.some(({ thing }) => SEATS.has(thing));
  if (annotations.length || contradictions.length || isAll) await renew(annotations, contradictions, isAll);
}

/**
 * Why there is no stream, as the state it leads to; null if it may come back. A stream itself does not say.
 * @param {string} source
 * @returns {Promise<LiveState | null>}
 */
async function reasonFor(source) {
  try {
    await getJSON(`/sources/${source}/passages/?id=${NOTHING}`);
    return null;
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    if (fault.status === 404) return "ended";
    return fault.status === 401 || fault.status === 409 ? "signed_out" : null;
  }
}
