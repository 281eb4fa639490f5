// Those of a source's passages that fit the filter: what is painted, walked through, listed and counted.
import { fits, isAnything } from "workbench/filter.js";
import { Passages } from "workbench/segments.js";

/** @import {Filter} from "workbench/filter.js" */
/** @import {RoomPassage, Work} from "workbench/work.js" */

export class Shown {
  /** @type {Passages<RoomPassage> | null} What they were taken from; null if they have to be taken anew. */
  #from = null;
  /** @type {Passages<RoomPassage>} */
  #fitting = new Passages();

  /**
   * @param {Pick<Work, "passages">} work
   * @param {() => Filter} filter
   */
  constructor(work, filter) {
    this.work = work;
    this.filter = filter;
  }

  get isAll() {
    return isAnything(this.filter());
  }

  get passages() {
    const all = this.work.passages;
    if (this.isAll) return all;
    if (this.#from !== all) {
      this.#from = all;
      this.#fitting = new Passages([...all].filter((passage) => fits(passage, this.filter())));
    }
    return this.#fitting;
  }

  /** @param {Iterable<string>} ids which passages may have changed */
  renew(ids) {
    const all = this.work.passages;
    if (this.isAll || this.#from !== all) return this.sift();
    for (const id of ids) {
      const passage = all.get(id);
      if (passage && fits(passage, this.filter())) this.#fitting.replace(passage);
      else this.#fitting.remove(id);
    }
  }

  /** The filter is another. */
  sift() {
    this.#from = null;
  }
}
