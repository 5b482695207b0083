import type { ReactNode } from "react";
import { Shortcuts } from "#components/shell/shortcuts.tsx";
import { readShell } from "#services/reads/shell.ts";
import { reading } from "../reading.ts";
import { Navigation } from "./navigation.tsx";

export default async function DashLayout({ children }: { children: ReactNode }) {
  return (
    <div className="md:flex">
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <Navigation view={await reading(readShell)} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1280px] min-w-0 px-4 pb-16 outline-none md:px-8"
      >
        {children}
      </main>
      <Shortcuts />
    </div>
  );
}
