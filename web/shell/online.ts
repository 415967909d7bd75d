import { createSignal } from "solid-js";
import { networkBack } from "../api.ts";

const [online, setOnline] = createSignal(navigator.onLine);

export { online };

export function watchNetwork() {
  addEventListener("online", () => {
    setOnline(true);
    networkBack();
  });
  addEventListener("offline", () => setOnline(false));
}
