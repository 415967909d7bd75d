import { words } from "../index.ts";

/** People who were invited, or asked for a new password. */
export const accepting = words("access/invitations-accepting", {
  inv_title: "加入{{ unit }}",
  inv_sub: "{{ county }}邀请您担任{{ role }}。设置账号后即可使用。",
  inv_name: "您的姓名",
  inv_for: "这个邀请是给{{ name }}的。如果不是您本人，请不要接受，并告诉邀请人。",
  inv_accept: "接受邀请",
  inv_accepting: "正在加入",
  inv_phone: "手机号",
  inv_phone_help: "填写后也可以用手机号登录，不会发短信。",
  phone_invalid: "请填写 11 位手机号",
  reset_title: "设置新密码",
  reset_sub: "{{ county }} · {{ name }}，请设置新密码。",
  reset_do: "设置新密码",
  inv_bad: "这个邀请链接不能使用",
  your_name_required: "请填写您的姓名",
});
