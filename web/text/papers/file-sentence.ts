import { ApiRefusal } from "../../api.ts";
import { useText } from "../index.ts";
import { uploading } from "./sheets.zh.ts";

const say = useText(uploading);

/** Why a file was not read, where it is the file that is wrong. */
export function fileSentence(error: unknown): string | undefined {
  const reason = error instanceof ApiRefusal ? error.fields[0]?.reason : undefined;
  return reason && reason in uploading.zh ? say(reason as keyof typeof uploading.zh) : undefined;
}
