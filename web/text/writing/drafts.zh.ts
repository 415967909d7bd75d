import { words } from "../index.ts";

/** Writing on a phone, a note as well as an essay. */
export const writing = words("writing/drafts", {
  kept_nowhere: "一边写一边保存，断网也不会丢。",
  kept_device: "草稿已保存在本机 {{ at }}",
  kept_both: "草稿已保存 {{ at }}，已同步",
  kept_waiting: "草稿已保存在本机 {{ at }}，恢复网络后同步",
  kept_elsewhere: "另一个窗口也在写这份草稿，已显示最新内容 {{ at }}",
  title: "题目",
  body: "正文",
  body_hint: "写下所学、所想、所用……",
  this_one: "本篇 {{ n }} 字",
  how: "怎么算字数",
  how_text:
    "每个汉字、每个全角标点计 1；连续的字母、数字计 1；空格和单独的半角标点不计。规则 zh-1，以交上后服务器的计数为准。",
  sending: "正在提交",
  not_sent: "没有交上，草稿还在，请稍后再试。",
  offline: "没有连上网络。草稿在本机，恢复后再交一次就行。",
  reused: "上一次其实已经交上（修改前的内容），请到列表里核对；再按一次会另交一篇。",
  e_title: "请填写题目",
  e_body: "请写正文",
});
