import { label as accounts } from "../access/accounts/records";
import type { Label } from "../core/labels";
import { label as people } from "../organization/people/records";
import { label as units } from "../organization/units/records";
import { label as sessions } from "../study/sessions/records";

/** What the log calls the records it speaks of; of other kinds the sentence of the event is enough. */
export const labels: readonly Label[] = [accounts, people, units, sessions];
