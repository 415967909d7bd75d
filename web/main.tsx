import { render } from "solid-js/web";
import "./app.css";
import { Routes, warm } from "./routes.tsx";
import { watchNetwork } from "./shell/online.ts";
import { part, wasLoadedAnew, watchTyping } from "./shell/part.ts";
import { applyTheme } from "./shell/theme.ts";
import { chooseLanguage, rememberedLanguage, useText } from "./text/index.ts";
import { shell } from "./text/shell.zh.ts";
import { toast } from "./ui/Toast.tsx";

const app = document.getElementById("app");
if (!app) throw new Error("index.html has no #app");

// What is below the floor keeps the sentence of index.html: layers came with its very versions.
if ("CSSLayerBlockRule" in window) await start(app);

async function start(at: HTMLElement): Promise<void> {
  applyTheme();
  watchNetwork();
  watchTyping();
  warm(location.pathname);
  // Without the English words the page is in Chinese, not blank.
  await part(() => chooseLanguage(rememberedLanguage())).catch(() => undefined);
  at.replaceChildren();
  render(() => <Routes />, at);
  if (wasLoadedAnew()) toast(useText(shell)("loaded_anew"));
  if (import.meta.env.PROD && "serviceWorker" in navigator) {
    const install = () => void navigator.serviceWorker.register("/sw.js");
    // Words that came late may have come after the load.
    if (document.readyState === "complete") install();
    else addEventListener("load", install);
  }
}
