import { createSignal } from "solid-js";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

function remembered(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem("qinxue.theme")) ?? "system";
  } catch {
    return "system";
  }
}

const [theme, setTheme] = createSignal<Theme>(remembered());

export { theme };

export function applyTheme(chosen: Theme = theme()) {
  setTheme(chosen);
  const root = document.documentElement;
  if (chosen === "system") root.removeAttribute("data-theme");
  else root.dataset.theme = chosen;
  try {
    localStorage.setItem("qinxue.theme", chosen);
  } catch {
    // A browser that keeps nothing still changes its colours.
  }
}
