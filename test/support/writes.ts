/** Transitions: the second finds the first's, so that of two at once one happens. */
export const once = new Set([
  "DELETE /accounts/:id/roles/:role",
  "DELETE /accounts/:id/second-factor",
  "DELETE /accounts/:id/suspension",
  "DELETE /assessments/:id/people/:person/override",
  "DELETE /inspections/:id/closure",
  "DELETE /invitations/:id",
  "DELETE /rosters/:id/commitment",
  "DELETE /second-factor",
  "DELETE /sessions/:id/corrections/:correction",
  "DELETE /sessions/:id/sitters-in/:sitter",
  "DELETE /sign-ins/:handle",
  "POST /assessments/:id/confirmation",
  "POST /assessments/:id/people/:person/override",
  "POST /assessments/:id/people/:person/override/approval",
  "POST /essays/:id/acceptance",
  "POST /essays/:id/return",
  "POST /inspections/:id/closure",
  "POST /learning/:id/approval",
  "POST /leaves/:id/approval",
  "POST /leaves/:id/refusal",
  "POST /leaves/:id/withdrawal",
  "POST /measures/:id/withdrawal",
  "POST /notes/:id/verification",
  "POST /notes/:id/withdrawal",
  "POST /people/:id/erasure",
  "POST /people/:id/exemptions/:exemption/end",
  "POST /runs/:id/start",
  "POST /second-factor/confirmation",
  "POST /sessions/:id/cancellation",
  "POST /sessions/:id/closure",
  "POST /sessions/:id/corrections/:correction/approval",
  "POST /sessions/:id/make-ups/:person/confirmation",
  "POST /sessions/:id/opening",
]);

/** Writes that have neither versions nor a second effect, each with its reason. */
export const neither: Record<string, string> = {
  "DELETE /drafts/:form": "gone twice is gone",
  "DELETE /session": "signed out twice is signed out",
  "DELETE /sessions": "signed out twice is signed out",
  "POST /export": "a look at everything, written down each time",
  "POST /measures/check": "writes nothing",
  "POST /measures/what-if": "writes nothing",
  "POST /people/:id/contact": "a look, written down each time",
  "POST /second-factor/recovery-codes": "new codes in place of the former, under the own password",
  "POST /sessions/:id/sign-in-sheet": "writes nothing",
  "PUT /password": "over the current password, which is its version",
};

/** A file's bytes; its repeat is told in its own test. */
export const files = new Set(["POST /rosters"]);
