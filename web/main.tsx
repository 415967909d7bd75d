import { render } from "solid-js/web";
import "./app.css";
import { Routes, warm } from "./routes.tsx";
import { watchNetwork } from "./shell/online.ts";
import { applyTheme } from "./shell/theme.ts";
import { chooseLanguage, rememberedLanguage } from "./text/index.ts";

const app = document.getElementById("app");
if (!app) throw new Error("index.html has no #app");

applyTheme();
watchNetwork();
warm(location.pathname);
await chooseLanguage(rememberedLanguage());
render(() => <Routes />, app);

if (import.meta.env.PROD && "serviceWorker" in navigator) {
  addEventListener("load", () => void navigator.serviceWorker.register("/sw.js"));
}
