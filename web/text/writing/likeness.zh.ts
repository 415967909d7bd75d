import { words } from "../index.ts";

export const likeness = words("writing/likeness", {
  mark: "雷同提示",
  title: "雷同提示",
  line: "《{{ own }}》（{{ on }}）与{{ name }}《{{ other }}》（{{ otherOn }}）有 {{ share }} 的片段相同。",
  own_line: "《{{ own }}》（{{ on }}）与本人《{{ other }}》（{{ otherOn }}）有 {{ share }} 的片段相同。",
  hidden_line:
    "《{{ own }}》（{{ on }}）与本县另一篇笔记或心得有 {{ share }} 的片段相同；那一篇不归您查看，可请县里对照。",
  again_line: "《{{ own }}》（{{ on }}）有 {{ share }} 的片段是重复前文。",
  essay_h1: "上半年心得",
  essay_h2: "下半年心得",
  help: "只是提示，不影响检查结论；是否认定由检查人决定，可在质量和备注里写明。",
  read: "对照另一篇",
});
