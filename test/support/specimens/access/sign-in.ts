import type { endpoints } from "../../../../worker/access/sign-in/shape";
import type { Specimens } from "../../specimen";
import { password } from "../../world";

export const signIn: Specimens<typeof endpoints> = {
  "GET /own-account": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "PUT /own-account/phone": {
    who: "401 401 422 422 422 422 422 422 422 422",
    body: () => ({ phone: "13800009999", password: "not-the-password", version: 99 }),
    ownPassword: true,
    edits: async ({ callers }) => {
      const { version } = (await (await callers.inspector.get("/own-account")).json()) as { version: number };
      const body = { phone: "13800008888", password, version };
      return { who: callers.inspector, path: "/own-account/phone", body };
    },
  },
  "PUT /password": {
    who: "401 401 422 422 422 422 422 422 422 422",
    body: () => ({ current: "not-the-password", next: "another-password-9" }),
    ownPassword: true,
    neither: "over the current password, which is its version",
  },
  "GET /session": {
    open: true,
  },
  "POST /session": {
    open: true,
  },
  "DELETE /session": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    signsOut: true,
    neither: "signed out twice is signed out",
  },
  "DELETE /sessions": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    signsOut: true,
    neither: "signed out twice is signed out",
  },
  "GET /sign-ins": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "DELETE /sign-ins/:handle": {
    who: "401 401 404 404 404 404 404 404 404 404",
    once: true,
  },
};
