import { county, countyCode, sessionAbandoned, sessionExpired, sessionRestored } from "../api.ts";
import { useQueryClient } from "../query/index.ts";
import { signing } from "../text/access/sign-in.zh.ts";
import { useText } from "../text/index.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Me } from "./me.ts";
import { SignInForm } from "./SignIn.tsx";

/** Over the page, so that nothing typed on it is lost; what was refused is sent again afterwards, for the same account alone. */
export function SessionExpired() {
  const d = useText(signing);
  const client = useQueryClient();
  const before = client.entryOf<Me>(["me"]).data()?.account.id;
  const goOn = async () => {
    const now = await county.get("/session", { expectsSession: false });
    if (now && now.account.id === before) return sessionRestored();
    // Somebody else at the same computer: nothing of the one before is sent in their name, nor stays in sight.
    sessionAbandoned();
    client.clear();
    location.assign(`/c/${countyCode()}`);
  };
  const leave = () => {
    sessionAbandoned();
    location.assign("/");
  };
  return (
    <Dialog
      open={sessionExpired()}
      title={d("expired_title")}
      onClose={sessionAbandoned}
      required
      actions={
        <Button kind="quiet" onClick={leave}>
          {d("leave_page")}
        </Button>
      }
    >
      <p>{d("expired_body")}</p>
      <SignInForm onDone={goOn} />
    </Dialog>
  );
}
