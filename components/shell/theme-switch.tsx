"use client";

import { useEffect, useState } from "react";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

function remember(theme: Theme) {
  const year = 365 * 24 * 3600 * 1000;
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
    return cookieStore.delete("theme");
  }
  document.documentElement.dataset.theme = theme;
  return cookieStore.set({ name: "theme", value: theme, path: "/", sameSite: "lax", expires: Date.now() + year });
}

/** Follows the system, or stays light or dark; the server reads the choice from a cookie. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => {
    const kept = document.documentElement.dataset.theme;
    if (kept === "light" || kept === "dark") setTheme(kept);
  }, []);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  return (
    <button
      type="button"
      className="min-h-7 rounded-control px-1 text-meta text-muted hover:text-ink"
      aria-label={`Theme: ${theme}. Switch to ${next}`}
      onClick={() => {
        setTheme(next);
        void remember(next);
      }}
    >
      Theme: {theme}
    </button>
  );
}
