import type { contact as zh } from "./contact.zh.ts";
import type { English } from "./words.ts";

export const contact: English<typeof zh> = {
  whom: "A problem or an idea? Tell whoever invited you or your county's administrator; where the county is not signed up yet, whoever runs Qinxue for you. Once signed in, every page takes feedback.",
};
