import type { LeaveRow } from "../../../../worker/study/leaves/shape.ts";
import { county } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { day, moment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { sentenceLater } from "../../../text/late.ts";
import { dashboard } from "../../../text/reports/dashboard.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import type { Task } from "../../../ui/TaskList.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./dashboard.module.css";
import { orMore, type Telling, to } from "./sayings.ts";

export function essayTasks({ essays, t }: Telling): Task[] {
  if (!essays.isSuccess) return [];
  const mine = essays.data.essays.filter((row) => row.can.includes("essay.review"));
  if (!mine.length) return [];
  return [
    {
      title: t("essays", { n: orMore(mine.length, essays.data.after) }),
      detail: t("essays_first", { day: moment(Math.min(...mine.map((row) => row.submittedAt))) }),
      href: to("/essays?state=submitted"),
      action: (
        <ButtonLink size="small" href={to("/essays?state=submitted")}>
          {t("review")}
        </ButtonLink>
      ),
    },
  ];
}

export function leaveTasks({ leaves, t }: Telling): Task[] {
  const mine = (leaves.isSuccess ? leaves.data.leaves : []).filter((row) => row.can.includes("leave.decide"));
  return [
    ...mine.slice(0, 5).map((row) => ({
      title: t("leave", { name: row.name }),
      href: to(`/people/${row.personId}`),
      detail: t("leave_days", { branch: row.branchName, from: day(row.firstOn), to: day(row.lastOn) }),
      action: <Decide leave={row} />,
    })),
    ...(mine.length > 5 ? [{ title: t("leaves_more", { n: mine.length - 5 }) }] : []),
  ];
}

function Decide(props: { leave: LeaveRow }) {
  const t = useText(dashboard);
  const client = useQueryClient();
  const decide = useMutation(() => ({
    mutationFn: (approve: boolean) =>
      county.post(`/leaves/${props.leave.id}/${approve ? "approval" : "refusal"}`, {}),
    onSuccess: (_answer, approve) => toast(approve ? t("approved") : t("refused")),
    onError: async (error) => toast(await sentenceLater(error, t("not_decided"))),
    onSettled: () => client.invalidateQueries({ queryKey: ["leaves"] }),
  }));
  return (
    <div class={css.decide}>
      <Button size="small" busy={decide.isPending} onClick={() => decide.mutate(true)}>
        {t("approve")}
      </Button>
      <Button size="small" kind="quiet" busy={decide.isPending} onClick={() => decide.mutate(false)}>
        {t("refuse")}
      </Button>
    </div>
  );
}
