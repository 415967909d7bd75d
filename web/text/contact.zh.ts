import { words } from "./words.ts";

/** Under the pages that need no session: a visitor without one can leave no feedback, and is told who listens. */
export const contact = words("contact", {
  whom: "遇到问题或有建议？请找发邀请给您的人或本县管理员；本县还没有开通的，请找提供勤学的运营人员。登录后，每一页都可以“提意见”。",
});
