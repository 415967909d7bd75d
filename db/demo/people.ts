import { numbersFrom } from "./random";

/** A branch of 云岭县 and who belongs to it when the story begins. */
export type DemoBranch = {
  key: string;
  organ: string;
  name: string;
  size: number;
  /** How loose the branch is with its register: 1 is usual, 0 nobody ever misses. */
  slack: number;
};
export type DemoPerson = {
  key: string;
  branch: string;
  name: string;
  staffNumber: string;
  born: string;
  phone: string;
  fromOn: string;
  standing: "full" | "probationary" | "non_party";
  post: "staff" | "department_head" | "leading_cadre";
  office: "none" | "secretary" | "committee";
  employment: "civil_servant" | "public_institution" | "worker" | "none";
  onProbation: boolean;
  title: string;
  /** 0 careless to 1 exemplary: how often present, how much written. */
  zeal: number;
};

export const organs = [
  { key: "npc", name: "县人大机关党总支", kind: "general_branch" },
  { key: "town", name: "城关镇党委", kind: "party_committee" },
  { key: "edu", name: "县教育局党委", kind: "party_committee" },
] as const;

export const branches: DemoBranch[] = [
  { key: "npc1", organ: "npc", name: "机关第一支部", size: 23, slack: 0.5 },
  { key: "npc2", organ: "npc", name: "机关第二支部", size: 21, slack: 1 },
  { key: "npc3", organ: "npc", name: "代表联络支部", size: 16, slack: 0.6 },
  { key: "npc4", organ: "npc", name: "信访接待支部", size: 3, slack: 0.3 },
  { key: "npc5", organ: "npc", name: "离退休支部", size: 12, slack: 1.2 },
  { key: "town1", organ: "town", name: "城关第一支部", size: 31, slack: 1.3 },
  { key: "town2", organ: "town", name: "城关第二支部", size: 28, slack: 7 },
  { key: "town3", organ: "town", name: "石桥支部", size: 19, slack: 2.5 },
  { key: "town4", organ: "town", name: "青山支部", size: 17, slack: 5 },
  { key: "edu1", organ: "edu", name: "局机关支部", size: 26, slack: 0.7 },
  { key: "edu2", organ: "edu", name: "第一中学支部", size: 30, slack: 3 },
  { key: "edu3", organ: "edu", name: "实验小学支部", size: 24, slack: 1 },
];

const surnames =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const given = [
  "建国",
  "志强",
  "丽华",
  "文静",
  "春梅",
  "海燕",
  "国庆",
  "晓东",
  "雪梅",
  "立新",
  "玉兰",
  "明辉",
  "秀英",
  "永红",
  "思远",
  "嘉怡",
  "子涵",
  "伟",
  "婷",
  "波",
  "斌",
  "雨桐",
  "俊杰",
  "慧敏",
  "建华",
  "素芬",
  "振华",
  "晓丽",
  "少华",
  "云飞",
];

function names(count: number): string[] {
  const next = numbersFrom(20_260_101);
  const made = new Set<string>();
  while (made.size < count) {
    made.add(`${surnames[Math.floor(next() * surnames.length)]}${given[Math.floor(next() * given.length)]}`);
  }
  return [...made];
}

/** About 250 people: each branch has its secretary, two committee members, heads of department and staff. */
export function people(): DemoPerson[] {
  const total = branches.reduce((sum, branch) => sum + branch.size, 0);
  const called = names(total);
  const next = numbersFrom(7);
  let at = 0;
  return branches.flatMap((branch) =>
    Array.from({ length: branch.size }, (_, index) => person(branch, index, called[at] ?? "", at++, next)),
  );
}

function person(branch: DemoBranch, index: number, name: string, at: number, next: () => number): DemoPerson {
  const retired = branch.key === "npc5";
  const dice = next();
  const nonParty = !retired && index >= 5 && branch.size > 16 && dice < 0.12;
  const probationary =
    (branch.key === "npc3" && index === 15) || (!nonParty && branch.key === "town1" && index === 30);
  const leading =
    !retired && ((branch.key === "npc1" && index <= 2) || (index === 0 && branch.key.endsWith("1")));
  return {
    key: `${branch.key}-${index}`,
    branch: branch.key,
    name,
    staffNumber: `YL${String(at + 1).padStart(4, "0")}`,
    born: retired
      ? `${1946 + Math.floor(next() * 15)}-0${1 + Math.floor(next() * 9)}`
      : `${1968 + Math.floor(next() * 32)}-0${1 + Math.floor(next() * 9)}`,
    phone: `139${String(10_000_000 + at * 7919).slice(0, 8)}`,
    fromOn: "2024-12-01",
    standing: nonParty ? "non_party" : probationary ? "probationary" : "full",
    post: leading ? "leading_cadre" : index === 3 || index === 4 ? "department_head" : "staff",
    office: index === 0 ? "secretary" : index <= 2 && branch.size > 7 ? "committee" : "none",
    employment: retired
      ? "none"
      : branch.organ === "edu" && index > 3
        ? "public_institution"
        : index % 11 === 10
          ? "worker"
          : "civil_servant",
    onProbation: false,
    title: leading ? "副主任" : index === 3 || index === 4 ? "科室负责人" : retired ? "退休干部" : "科员",
    zeal: 0.55 + next() * 0.45,
  };
}
