/**
 * Who tries: nobody; our administrator at another county's address; our administrator with another county's ids; a branch's
 * secretary with another branch's ids; then each role with the ids of its own branch.
 */
export const COLUMNS = [
  "none",
  "county",
  "ids",
  "branch",
  "person",
  "recorder",
  "secretary",
  "inspector",
  "leader",
  "administrator",
] as const;
export type Column = (typeof COLUMNS)[number];

/** "ok": done, or refused for the state of a record that the caller reached; else the status. A change here is a change of who may what. */
export const matrix = `
DELETE /accounts/:id/roles/:role                           401 401 404 403 403 403 403 403 403 ok
DELETE /accounts/:id/second-factor                         401 401 404 403 403 403 403 403 403 404
DELETE /accounts/:id/suspension                            401 401 404 403 403 403 403 403 403 ok
DELETE /assessments/:id/people/:person/override            401 401 404 404 403 403 ok  403 403 ok
DELETE /drafts/:form                                       401 401 ok  ok  ok  ok  ok  ok  ok  ok
DELETE /inspections/:id/closure                            401 401 404 404 404 403 ok  ok  403 ok
DELETE /invitations/:id                                    401 401 404 404 404 403 ok  403 403 ok
DELETE /rosters/:id/commitment                             401 401 404 404 404 404 404 403 403 ok
DELETE /runs/:id/repetition                                401 401 404 403 403 403 403 403 403 ok
DELETE /second-factor                                      401 401 422 422 422 422 422 422 422 422
DELETE /session                                            401 401 ok  ok  ok  ok  ok  ok  ok  ok
DELETE /sessions                                           401 401 ok  ok  ok  ok  ok  ok  ok  ok
DELETE /sessions/:id/corrections/:correction               401 401 404 404 403 403 ok  403 403 ok
DELETE /sessions/:id/sitters-in/:sitter                    401 401 404 404 403 ok  ok  403 403 ok
DELETE /sign-ins/:handle                                   401 401 404 404 404 404 404 404 404 404
DELETE /units/:id/dissolution                              401 401 404 403 403 403 403 403 403 ok
GET /accounts                                              401 401 ok  ok  403 403 ok  403 403 ok
GET /alerts                                                401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /assessments                                           401 401 ok  ok  ok  403 ok  ok  ok  ok
GET /assessments/:id                                       401 401 404 ok  ok  403 ok  ok  ok  ok
GET /assessments/:id/differences                           401 401 404 ok  ok  403 ok  ok  ok  ok
POST /assessments/:id/facts                                401 401 404 403 403 403 403 403 403 ok
GET /assessments/:id/people/:person                        401 401 404 404 ok  403 ok  ok  ok  ok
GET /assessments/:id/units                                 401 401 404 ok  ok  403 ok  ok  ok  ok
GET /audit                                                 401 401 ok  403 403 403 403 403 403 ok
GET /ballots/:year                                         401 401 404 404 404 403 ok  403 403 403
GET /branch-ratings                                        401 401 ok  ok  403 ok  ok  ok  ok  ok
GET /cases/:person                                         401 401 404 404 403 403 403 403 403 ok
GET /drafts/:form                                          401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /essays                                                401 401 ok  ok  ok  403 ok  ok  403 ok
GET /essays/:id                                            401 401 404 404 ok  403 ok  ok  403 ok
GET /feedback                                              401 401 ok  403 403 403 403 403 403 ok
GET /holidays                                              401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /inspections                                           401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /inspections/:id                                       401 401 404 404 404 ok  ok  ok  ok  ok
GET /inspections/own                                       401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /invitations                                           401 401 ok  ok  403 403 ok  403 403 ok
GET /learning                                              401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /leaves                                                401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /lectures                                              401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /looks                                                 401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /measures                                              401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /measures/:id                                          401 401 404 ok  ok  ok  ok  ok  ok  ok
GET /must-reads                                            401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /notes                                                 401 401 ok  ok  ok  ok  ok  ok  403 ok
GET /notes/:id                                             401 401 404 404 ok  ok  ok  ok  403 ok
GET /notes/likenesses                                      401 401 404 404 404 403 ok  ok  403 ok
GET /notes/progress                                        401 401 404 404 ok  ok  ok  ok  403 ok
GET /own-account                                           401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /people                                                401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /people/:id                                            401 401 404 404 ok  ok  ok  ok  ok  ok
GET /people/departed                                       401 401 ok  403 403 403 403 403 403 ok
GET /reports/comparison                                    401 401 ok  ok  403 ok  ok  ok  ok  ok
GET /rosters                                               401 401 ok  403 403 403 403 403 403 ok
GET /rosters/:id                                           401 401 404 404 404 404 404 403 403 ok
GET /rosters/remarks                                       401 401 ok  403 403 403 403 403 403 ok
GET /runs                                                  401 401 ok  403 403 403 403 ok  403 ok
GET /second-factor                                         401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /sessions                                              401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /sessions/:id                                          401 401 404 404 ok  ok  ok  ok  ok  ok
GET /sessions/:id/minutes/versions                         401 401 404 404 403 ok  ok  403 403 ok
GET /sessions/series                                       401 401 ok  ok  403 ok  ok  403 403 ok
GET /settings                                              401 401 ok  403 403 403 403 403 403 ok
GET /sign-ins                                              401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /units                                                 401 401 ok  ok  ok  ok  ok  ok  ok  ok
GET /units/:id/quota-terms                                 401 401 404 403 403 403 403 403 403 ok
GET /units/:id/standards                                   401 401 404 403 403 403 403 403 403 ok
POST /accounts/:id/reset                                   401 401 404 404 404 403 ok  403 403 ok
POST /accounts/:id/roles                                   401 401 404 404 403 403 422 403 403 ok
POST /accounts/:id/suspension                              401 401 404 403 403 403 403 403 403 ok
POST /assessments/:id/confirmation                         401 401 404 404 404 403 ok  403 403 ok
POST /assessments/:id/people/:person/override              401 401 404 404 403 403 ok  403 403 ok
POST /assessments/:id/people/:person/override/approval     401 401 404 404 403 403 ok  403 403 ok
POST /cases/:person/open-cases                             401 401 404 404 403 403 403 403 403 ok
POST /cases/:person/open-cases/:id/closure                 401 401 404 403 403 403 403 403 403 ok
POST /cases/:person/outside-appraisals                     401 401 404 404 403 403 403 403 403 ok
POST /cases/:person/warnings                               401 401 404 404 403 403 403 403 403 ok
POST /essays                                               401 401 403 403 ok  403 403 403 403 403
POST /essays/:id/acceptance                                401 401 404 404 403 403 ok  403 403 ok
POST /essays/:id/return                                    401 401 404 404 403 403 ok  403 403 ok
POST /export                                               401 401 ok  403 403 403 403 403 403 ok
POST /list-exports                                         401 401 ok  ok  ok  ok  ok  ok  ok  ok
POST /feedback                                             401 401 ok  ok  ok  ok  ok  ok  ok  ok
POST /holidays                                             401 401 ok  403 403 403 403 403 403 422
POST /holidays/:id/withdrawal                              401 401 404 403 403 403 403 403 403 ok
POST /inspections/:id/closure                              401 401 404 404 404 403 ok  ok  403 ok
POST /invitations                                          401 401 404 404 403 403 422 403 403 422
POST /invitations/renewal                                  401 401 404 404 404 403 ok  403 403 ok
POST /learning                                             401 401 404 404 ok  ok  ok  403 403 ok
POST /learning/:id/approval                                401 401 404 404 403 ok  ok  403 403 ok
POST /leaves                                               401 401 404 404 ok  ok  ok  403 403 403
POST /leaves/:id/approval                                  401 401 404 404 403 ok  ok  403 403 ok
POST /leaves/:id/refusal                                   401 401 404 404 403 ok  ok  403 403 ok
POST /leaves/:id/withdrawal                                401 401 404 404 ok  ok  ok  403 403 403
POST /lectures                                             401 401 404 404 403 ok  ok  403 403 ok
POST /lectures/:id/withdrawal                              401 401 404 404 403 ok  ok  403 403 ok
POST /measures                                             401 401 422 403 403 403 403 403 403 422
POST /measures/:id/withdrawal                              401 401 404 403 403 403 403 403 403 ok
POST /measures/check                                       401 401 ok  403 403 403 403 403 403 ok
POST /measures/what-if                                     401 401 422 403 403 403 403 403 403 422
POST /must-reads                                           401 401 ok  403 403 403 403 403 403 ok
POST /must-reads/:id/readings                              401 401 404 422 403 ok  ok  403 403 ok
POST /notes                                                401 401 404 404 ok  ok  ok  403 403 403
POST /notes/:id/verification                               401 401 404 404 403 403 403 ok  403 ok
POST /notes/:id/withdrawal                                 401 401 404 404 ok  403 403 403 403 403
POST /people                                               401 401 404 404 404 403 ok  403 403 ok
POST /people/:id/contact                                   401 401 404 404 ok  ok  ok  403 403 ok
POST /people/:id/erasure                                   401 401 404 404 403 403 403 403 403 ok
POST /people/:id/exemptions                                401 401 404 404 403 403 403 403 403 ok
POST /people/:id/exemptions/:exemption/end                 401 401 404 404 403 403 403 403 403 ok
POST /people/:id/intervals/:interval/withdrawal            401 401 404 404 403 403 403 403 403 ok
POST /people/:id/post                                      401 401 404 404 403 403 ok  403 403 ok
POST /people/:id/standing                                  401 401 404 404 403 403 ok  403 403 ok
POST /people/:id/transfer                                  401 401 404 404 403 403 403 403 403 ok
POST /rosters                                              401 401 ok  403 403 403 403 403 403 ok
POST /rosters/:id/commitment                               401 401 404 404 404 404 404 403 403 ok
POST /rosters/remarks/:person/decision                     401 401 404 403 403 403 403 403 403 404
POST /runs/:id/repetition                                  401 401 404 403 403 403 403 403 403 ok
POST /runs/:id/repetition/confirmation                     401 401 404 403 403 403 403 403 403 ok
POST /runs/:id/start                                       401 401 404 403 403 403 403 403 403 ok
POST /second-factor                                        401 401 ok  ok  ok  ok  ok  ok  ok  ok
POST /second-factor/confirmation                           401 401 422 422 422 422 422 422 422 422
POST /second-factor/recovery-codes                         401 401 422 422 422 422 422 422 422 422
POST /sessions                                             401 401 404 404 404 ok  ok  403 403 ok
POST /sessions/:id/cancellation                            401 401 404 404 403 ok  ok  403 403 ok
POST /sessions/:id/closure                                 401 401 404 404 403 ok  ok  403 403 ok
POST /sessions/:id/corrections                             401 401 404 404 403 ok  ok  403 403 ok
POST /sessions/:id/corrections/:correction/approval        401 401 404 404 403 403 ok  403 403 ok
POST /sessions/:id/make-ups                                401 401 404 404 ok  ok  422 403 403 422
POST /sessions/:id/make-ups/:person/confirmation           401 401 404 404 403 ok  ok  403 403 ok
POST /sessions/:id/opening                                 401 401 404 404 403 ok  ok  403 403 ok
POST /sessions/:id/sign-in-sheet                           401 401 404 404 403 ok  ok  403 403 ok
POST /sessions/:id/sitters-in                              401 401 404 404 403 ok  ok  403 403 ok
POST /units                                                401 401 404 403 403 403 403 403 403 ok
POST /units/:id/dissolution                                401 401 404 403 403 403 403 403 403 ok
POST /units/:id/groups                                     401 401 404 403 403 403 403 403 403 ok
POST /units/:id/groups/:group/end                          401 401 404 403 403 403 403 403 403 ok
POST /units/:id/move                                       401 401 404 403 403 403 403 403 403 ok
POST /units/:id/quota-terms                                401 401 404 403 403 403 403 403 403 ok
POST /units/:id/standards                                  401 401 404 403 403 403 403 403 403 ok
PUT /accounts/:id/person                                   401 401 404 403 403 403 403 403 403 ok
PUT /ballots/:year                                         401 401 404 404 404 403 ok  403 403 403
PUT /drafts/:form                                          401 401 ok  ok  ok  ok  ok  ok  ok  ok
PUT /inspections/:id/items/:person                         401 401 404 404 404 403 ok  ok  403 ok
PUT /own-account/phone                                     401 401 422 422 422 422 422 422 422 422
PUT /password                                              401 401 422 422 422 422 422 422 422 422
PUT /people/:id                                            401 401 404 404 403 403 ok  403 403 ok
PUT /rosters/:id/choices                                   401 401 404 404 404 404 404 403 403 ok
PUT /rosters/:id/mapping                                   401 401 404 404 404 404 404 403 403 ok
PUT /sessions/:id                                          401 401 404 404 403 ok  ok  403 403 ok
PUT /sessions/:id/attendance                               401 401 404 404 403 ok  ok  403 403 ok
PUT /sessions/:id/minutes                                  401 401 404 404 403 ok  ok  403 403 ok
PUT /settings                                              401 401 ok  403 403 403 403 403 403 ok
PUT /units/:id                                             401 401 404 403 403 403 403 403 403 ok
`;
