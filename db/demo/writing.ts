const openings = [
  "把{law}读透，把问题清单列出来",
  "这次跟随检查组到{place}",
  "今天重点学习了{law}第{n}章",
  "{place}联络站里老百姓说得最多的",
  "调查研究要沉到{place}这样的地方去",
  "审查{work}，先看钱花到哪里去了",
  "审议意见交办{n}个月以后",
  "对照先进找差距，我在{place}走访的次数还不够",
  "老同志讲起{place}的往事",
  "讨论{law}的时候大家意见不一",
  "关于{work}，{place}的做法值得借鉴",
  "座谈会上第{n}位发言的代表提到{work}",
  "翻看{n}年前的工作笔记",
  "学{law}不能只记条文",
  "在{place}住了{n}天",
  "下半年准备围绕{work}做一次专题询问",
  "支部党课讲到{work}",
  "和{place}的村干部一起算了一笔账",
  "修改{law}实施细则的时候",
  "听完{work}的汇报，我记下{n}个数字",
  "年初定下的{work}清单里",
  "从{place}回来的路上",
  "带着{work}的老问题",
  "这个季度我把{law}通读了{n}遍",
];
const closings = [
  "发现污水管网的接口还有{n}处没有接通。",
  "检查中看现场、听群众，不只听汇报。",
  "还是停水停电和孩子上学。",
  "关于执法检查的程序讲得很清楚。",
  "到期要回头看，不能一交了之。",
  "带着问题去，带着{n}条办法回。",
  "最后还是回到{law}的规定上来统一认识。",
  "他们对{work}的情况比我们的台账还清楚。",
  "更要看事情办成了没有。",
  "下个季度要补上{n}次。",
  "我把每一条建议的承办单位和答复时限都记了下来。",
  "学习是为了把{work}做得更明白一些。",
  "村民代表当场提了{n}条意见，逐条记录在案。",
  "{place}的经验是先易后难，一件一件销号。",
  "原来担心的经费缺口，只占总数的百分之{n}。",
  "回来以后向分管领导作了书面报告。",
  "有{n}户还没有通上自来水，已列入台账。",
  "我理解，监督不是挑毛病，是帮着把{work}办好。",
  "这和{law}的立法本意是一致的。",
  "要请{place}的代表再来说一说。",
  "资料齐全，现场却少了{n}个井盖。",
  "当天晚上我们就在{place}开了碰头会。",
  "这件事从{work}做起最见效。",
  "明年这个时候再来看，应当有变化。",
];
const blanks: Record<string, readonly string[]> = {
  law: [
    "监督法",
    "代表法",
    "预算法",
    "乡村振兴促进法",
    "生态环境保护条例",
    "地方组织法",
    "农产品质量安全法",
    "未成年人保护法",
    "安全生产法",
    "土地管理法",
  ],
  place: [
    "石桥镇",
    "云岭社区",
    "白沙村",
    "大坪乡",
    "东街市场",
    "河口水库",
    "红旗小学",
    "南山林场",
    "新城工业园",
    "竹溪村",
    "马鞍山茶场",
    "北门车站",
  ],
  work: [
    "农村供水",
    "义务教育布点",
    "高标准农田",
    "背街小巷整治",
    "养老服务",
    "河道清淤",
    "民生实事项目",
    "村级财务公开",
    "校园食堂",
    "基层卫生院建设",
  ],
  n: ["二", "三", "四", "五", "六", "七", "八", "九", "十一", "十二"],
};

/** A text of about so many characters, put together from plain working sentences; no two people write the same. */
export function writing(next: () => number, characters: number): string {
  const any = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? "";
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, blank: string) => any(blanks[blank] ?? []));
  const parts: string[] = [];
  for (let length = 0; length < characters; ) {
    const sentence = `${filled(any(openings))}，${filled(any(closings))}`;
    parts.push(sentence);
    length += sentence.length;
  }
  return parts.join("");
}

export const noteTitles = [
  "监督法第三章：执法检查",
  "代表法修改要点",
  "预算审查监督",
  "基层调研手记",
  "全过程人民民主",
  "乡村振兴促进法",
  "生态环境保护条例",
  "党章学习",
];
export const essayTitles = [
  "在本职岗位上把学习落到实处",
  "从一次执法检查谈起",
  "学以致用的几点体会",
  "把群众的事放在心上",
];
