import { words } from "../words.ts";

/** The county's door, and signing in again over a page. */
export const signing = words("access/sign-in", {
  expired_title: "请重新登录",
  expired_body: "登录已过期。在这里登录后，页面上填写的内容不会丢失，刚才的操作会自动继续。",
  signing_in: "正在登录",
  sign_in_title: "登录{{ county }}",
  sign_in_sub: "请使用县级管理员或所在支部为您开通的账号。",
  code_help: "请输入身份验证器上的 6 位数字；手机不在身边时可以用恢复码。",
  leave_page: "返回首页",
  other_county: "不是这个县？去别的县",
  forgot: "忘记密码？请联系本县管理员或所在支部书记重设。",
  no_account: "没有账号？请向所在支部或本县管理员要邀请链接。县里还没有用勤学？",
  sign_up_here: "为本县开通",
  login_required: "请填写登录名",
  not_told_title: "已在这台设备上退出，服务器还不知道",
  not_told:
    "刚才没有联系上服务器，这次登录在服务器上还没有结束。恢复网络后，本页会自动告知服务器；在那之前，也可以用别的设备在“登录与安全”里结束它。",
  waiting_here: "本机还留着没能送出的内容，共 {{ n }} 处；用同一账号登录后可以接着处理。",
  tell_now: "现在告知服务器",
});
