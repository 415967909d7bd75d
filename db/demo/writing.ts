const sentences = [
  "把法条读透，把问题清单列出来，检查中看现场、听群众，不只听汇报。",
  "审议意见交办以后，到期要回头看，不能一交了之。",
  "这次跟随检查组到石桥镇，发现污水管网的接口还有三处没有接通。",
  "学习不是为了应付检查，是为了把手上的工作做得更明白一些。",
  "代表联络站里老百姓说得最多的，还是停水停电和孩子上学。",
  "我在笔记里记下了每一条建议的承办单位和答复时限，便于下个季度核对。",
  "调查研究要沉下去，带着问题去，带着办法回。",
  "预算审查要看钱花到哪里去了，更要看事情办成了没有。",
  "今天重点学习了监督法第三章，关于执法检查的程序讲得很清楚。",
  "对照先进找差距，我在基层走访的次数还不够，下半年要补上。",
  "老同志的经验很宝贵，他们对村里的情况比我们的台账还清楚。",
  "讨论时大家意见不一，最后还是回到法律规定上来统一认识。",
];

/** A text of about so many characters, put together from plain working sentences. */
export function writing(next: () => number, characters: number): string {
  const parts: string[] = [];
  for (let length = 0; length < characters; ) {
    const sentence = sentences[Math.floor(next() * sentences.length)] ?? "";
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
