import { words } from "../index.ts";

/** Sentences of the quarterly inspection by code; {{ placeholders }} are the params that the rules give. */
export const verdicts = words("inspection/inspections-verdicts", {
  exempt: "本季度免予检查",
  deferred: "本季度无计入月份，暂缓检查",
  pass: "合格",
  rectify: "需整改",
  rectified: "已整改",
  failed: "整改未完成",
  notes_below: "学习笔记 {{ characters }} 字，低于 {{ bar }} 字（至季末底线 {{ floor }} 字）",
  no_note: "{{ from }} 至 {{ to }} 没有学习笔记",
  book_not_handed_in: "{{ quarter }} 未交学习笔记本",
  unexcused_absence: "{{ quarter }} 无故缺席 {{ count }} 次，没有被采纳的说明",
  made_good: "整改前：{{ reason }}",
  quality_poor: "{{ quarter }} 学习笔记质量评为“差”",
  excellent: "优",
  good: "良",
  fair: "中",
  poor: "差",
  spot_check: "抽查",
  branch_window: "支部自查至 {{ until }}",
  spot_check_window: "县级抽查至 {{ until }}",
  rectification_until: "整改至 {{ until }}",
  searched: "已查：{{ duty }}，{{ from }} 至 {{ to }}",
});
