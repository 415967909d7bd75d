import { render } from "solid-js/web";
import "./app.css";
import { Routes, warm } from "./routes.tsx";
import { watchNetwork } from "./shell/online.ts";
import { part, watchTyping } from "./shell/part.ts";
import { applyTheme } from "./shell/theme.ts";
import { chooseLanguage, rememberedLanguage } from "./text/index.ts";

const app = document.getElementById("app");
if (!app) throw new Error("index.html has no #app");

applyTheme();
watchNetwork();
watchTyping();
warm(location.pathname);
// Without the English words the page is in Chinese, not blank.
await part(() => chooseLanguage(rememberedLanguage())).catch(() => undefined);
render(() => <Routes />, app);

if (import.meta.env.PROD && "serviceWorker" in navigator) {
  const install = () => void navigator.serviceWorker.register("/sw.js");
  // Words that came late may have come after the load.
  if (document.readyState === "complete") install();
  else addEventListener("load", install);
}
