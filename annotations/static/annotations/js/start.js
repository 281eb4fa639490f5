// What runs on every page.
import { start as startCopying } from "workbench/copying.js";
import { start as startDates } from "workbench/dates.js";
import { start as startExplaining } from "workbench/edtf.js";
import { start as startFolding } from "workbench/folding.js";
import { start as startSending } from "workbench/sending.js";
import { start as startSession } from "workbench/session.js";
import { start as startKeeping } from "workbench/unsaved.js";
import { start as startListing } from "workbench/unsaved-list.js";

startDates();
startSession();
startFolding();
startExplaining();
startCopying();
startSending();
startKeeping();
startListing();
