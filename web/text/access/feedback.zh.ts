import { words } from "../index.ts";

/** Feedback on a page, and the list of it. */
export const telling = words("access/feedback", {
  give: "提意见",
  help: "哪里不好用、缺什么，写在这里。会连同这一页的地址一起交给本县管理员。",
  body: "您的意见",
  send: "发送",
  sent: "已发送，谢谢。",
  missing: "请先写下您的意见。",
  title: "收到的意见",
  sub: "使用的人对页面提出的意见，最新的在前。",
  search: "在意见中查找",
  when: "时间",
  who: "提出人",
  page: "页面",
  count: "{{ n }} 条",
  count_more: "已显示 {{ n }} 条，还有更早的",
  none: "还没有人提意见",
  none_help: "每一页的菜单里都有“提意见”，提的意见会列在这里。",
  none_match: "没有符合条件的意见",
  none_match_help: "换一个词试试。",
});
