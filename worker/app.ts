import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { ulid } from "ulidx";
import { desk } from "./access/administration/routes";
import { operator, signUpDesk } from "./access/applications/routes";
import { audit, listExports, looks } from "./access/audit/routes";
import { feedback } from "./access/feedback/routes";
import { inbox } from "./access/inbox/routes";
import { invitations } from "./access/invitations/routes";
import { linkDesk } from "./access/invitations/routes-door";
import { secondFactor } from "./access/second-factors/routes";
import { frontDoor } from "./access/sign-in/front-door";
import { ownAccounts, signIn } from "./access/sign-in/routes";
import { frontDesk } from "./access/sign-in/routes-door";
import { counties, settings } from "./access/sign-up/routes";
import { causeOf } from "./core/cause";
import { Repeated } from "./core/commit";
import type { Clock } from "./core/env";
import { checkEnv } from "./core/env";
import { Refusal } from "./core/refusal";
import type { Scope } from "./core/scope";
import { erasure } from "./gathered/erasure";
import { labels } from "./gathered/labels";
import { endpoints } from "./gathered/shapes";
import { health, securityText } from "./http/about";
import { answeringAgain } from "./http/answers";
import type { App } from "./http/app";
import { guard, headers, sizeLimit } from "./http/guard";
import { storedAnswer } from "./http/idempotency";
import { refuseUnread } from "./http/input";
import { pagePart } from "./http/page-part";
import { inspections } from "./inspection/inspections/routes";
import { progress } from "./inspection/progress/routes";
import { holidays } from "./measures/holidays/routes";
import { measures } from "./measures/versions/routes";
import { people } from "./organization/people/routes";
import { rosters } from "./organization/rosters/routes";
import { standards } from "./organization/unit-standards/routes";
import { units } from "./organization/units/routes";
import { transfer } from "./outside/transfer/routes";
import { assessments } from "./rating/assessments/routes";
import { ballots } from "./rating/ballots/routes";
import { decisions } from "./rating/decisions/routes";
import { factsFile } from "./rating/files/routes";
import { branchRating } from "./rating/stars/routes";
import { trials } from "./rating/trials/routes";
import { reports } from "./reports/comparison/routes";
import { dashboard } from "./reports/dashboard/routes";
import { runs, sendsStarted } from "./schedule/routes";
import { cases } from "./study/cases/routes";
import { learning, mustReads } from "./study/learning/routes";
import { leaves } from "./study/leaves/routes";
import { lectures } from "./study/lectures/routes";
import { register } from "./study/registers/routes";
import { sessions } from "./study/sessions/routes";
import { drafts } from "./writing/drafts/routes";
import { essays } from "./writing/essays/routes";
import { likenesses } from "./writing/likeness/routes";
import { notes } from "./writing/notes/routes";

/** Reachable without a session; every other route is behind the front door. */
export const publicRoutes = [
  "GET /assets/*",
  "GET /.well-known/security.txt",
  "GET /api/health",
  "POST /api/counties",
  "GET /api/counties/terms",
  "POST /api/counties/application/view",
  "GET /api/c/:county/session",
  "POST /api/c/:county/session",
  "POST /api/c/:county/invitation/view",
  "POST /api/c/:county/invitation/acceptance",
] as const;

/** Everything of one county that needs a session of that county. */
const inside = new Hono<App>()
  .use("/runs/:id/start", sendsStarted)
  .use("/runs/:id/repetition/confirmation", sendsStarted)
  .use(frontDoor, refuseUnread)
  .route("/", signIn)
  .route("/", secondFactor)
  .route("/", invitations)
  .route("/", desk)
  .route("/own-account", ownAccounts)
  .route("/drafts", drafts)
  .route("/settings", settings)
  .route("/export", transfer)
  .route("/audit", audit(labels))
  .route("/list-exports", listExports)
  .route("/looks", looks)
  .route("/inbox", inbox)
  .route("/units", units)
  .route("/units", standards)
  .route("/people", people(erasure))
  .route("/cases", cases)
  .route("/sessions", sessions)
  .route("/sessions", register)
  .route("/leaves", leaves)
  .route("/notes", progress)
  .route("/notes", notes)
  .route("/essays", essays)
  .route("/likenesses", likenesses)
  .route("/learning", learning)
  .route("/must-reads", mustReads)
  .route("/lectures", lectures)
  .route("/inspections", inspections)
  .route("/assessments", assessments)
  .route("/assessments", decisions)
  .route("/assessments", factsFile)
  .route("/ballots", ballots)
  .route("/measures", trials)
  .route("/measures", measures)
  .route("/holidays", holidays)
  .route("/rosters", rosters)
  .route("/runs", runs)
  .route("/reports", reports)
  .route("/reports", dashboard)
  .route("/branch-ratings", branchRating)
  .route("/feedback", feedback);

export function createApp(clock: Clock) {
  const app = new Hono<App>();
  const known = createMiddleware<App>(async (c, next) => {
    c.set("requestId", c.req.header("cf-ray") ?? ulid());
    c.set("now", await clock(checkEnv(c.env)));
    c.set("endpoints", endpoints);
    await next();
  });
  app.use("/api/*", known);
  app.use("/.well-known/*", known);
  app.use("/api/*", headers, guard, sizeLimit);
  app.get("/api/health", health);
  app.use("/api/counties/*", refuseUnread);
  app.route("/api/counties", counties);
  app.route("/api/counties", signUpDesk);
  app.use("/api/operator/*", refuseUnread);
  app.route("/api/operator", operator);
  app.route("/api/c/:county", frontDesk);
  app.route("/api/c/:county", linkDesk);
  app.route("/api/c/:county", inside);
  app.all("/api/*", () => {
    throw new Refusal("not_found");
  });
  app.get("/assets/*", pagePart);
  app.get("/.well-known/security.txt", securityText);
  app.notFound((c) => c.json({ code: "not_found", requestId: c.var.requestId }, 404));

  app.onError(async (thrown, c) => {
    const requestId = c.var.requestId;
    const first = thrown instanceof Repeated ? await firstAnswer(c.var.scope, thrown) : { error: thrown };
    if ("answer" in first) return answeringAgain(c, first.answer);
    const { error } = first;
    if (error instanceof HTTPException && error.status < 500) {
      return c.json({ code: "invalid_input", fields: [{ path: "", reason: "not_json" }], requestId }, 422);
    }
    if (error instanceof Refusal) {
      const { fields, params, current, retryAfterSeconds } = error.details;
      if (retryAfterSeconds) c.header("Retry-After", String(retryAfterSeconds));
      return c.json({ code: error.code, fields, params, current, requestId }, error.status as 400);
    }
    console.error(requestId, c.req.method, c.req.routePath, causeOf(error));
    if (isOutage(error)) {
      c.header("Retry-After", "5");
      return c.json({ code: "unavailable", requestId }, 503);
    }
    return c.json({ code: "unexpected", requestId }, 500);
  });
  return app;
}

/** Two tries at once: the second gets what the first was answered, or the refusal that stands for it. */
async function firstAnswer(scope: Scope, thrown: Error): Promise<{ answer: object } | { error: Error }> {
  try {
    return (scope.idempotency && (await storedAnswer(scope, scope.idempotency))) || { error: thrown };
  } catch (error) {
    return { error: error instanceof Error ? error : thrown };
  }
}

function isOutage(error: unknown): boolean {
  return /overloaded|D1 DB storage operation exceeded|Network connection lost|reset because/.test(
    causeOf(error),
  );
}
