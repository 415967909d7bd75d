import { PublicFrame } from "../../../shell/PublicFrame.tsx";
import { security } from "../../../text/access/second-factors.zh.ts";
import { useText } from "../../../text/index.ts";
import { PageHead } from "../../../ui/Page.tsx";
import { Enrolment } from "./enrolment.tsx";

/** The county wants a second factor of this account: nothing else opens before it has one. */
export function MustEnrol(props: { onDone: () => void }) {
  const t = useText(security);
  return (
    <PublicFrame narrow>
      <PageHead title={t("must_title")} sub={t("must_sub")} />
      <Enrolment onDone={props.onDone} />
    </PublicFrame>
  );
}
