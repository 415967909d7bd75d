import { words } from "../index.ts";

/** What colleagues did to accounts and data, one sentence each. */
export const alerting = words("access/alerts", {
  title: "账号和数据的变动",
  sub: "近 30 天由同事办理，请您知悉。如果觉得不对，请尽快问办理的人或其他县级管理员。",
  more: "还有 {{ n }} 条",
  unlinked_title: "您的账号还没有关联到本人",
  unlinked:
    "请联系县级管理员，在“账号”页把它关联到人员名单里的您。关联之前，您可以登记考勤、安排活动，但不能审批请假、审阅心得、确认等次。",
  you: "您",
  nobody: "同事",
  "account.reset_offered": "{{ actor }}为{{ account }}生成了重设密码的链接",
  "account.password_reset": "{{ account }}的密码已用{{ actor }}给的链接重设",
  "account.linked": "{{ actor }}把一个账号关联到了{{ account }}",
  "account.suspended": "{{ actor }}停用了{{ account }}的账号",
  "account.restored": "{{ actor }}恢复了{{ account }}的账号",
  "account.code_failed": "有人用{{ account }}的密码登录，但验证码不对。如果不是您本人，请马上修改密码",
  "second_factor.reset": "{{ actor }}清除了{{ account }}的两步验证",
  "role.granted": "{{ actor }}给{{ account }}授予了角色",
  "role.ended": "{{ actor }}收回了{{ account }}的一个角色",
  "invitation.made": "{{ actor }}发出了县级管理员的邀请",
  "county.exported": "{{ actor }}下载了本县全部数据",
});
