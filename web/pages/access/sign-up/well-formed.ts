export const isLogin = (login: string) => /^[\p{L}\p{N}._-]{3,32}$/u.test(login);
export const isPassword = (password: string) => password.length >= 8 && password.length <= 128;
/** Empty or a mobile number of the mainland. */
export const isPhone = (phone: string) =>
  phone === "" || /^1[3-9]\d{9}$/.test(phone.replaceAll(/[\s-]/g, ""));
