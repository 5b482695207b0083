"use client";

import { usePathname } from "next/navigation";
import { Sidebar } from "#components/shell/sidebar.tsx";
import type { ShellView } from "#domain/present/views/shell.ts";

/** The sidebar with the present place marked; only the app floor knows the path. */
export function Navigation({ view }: { view: ShellView }) {
  return <Sidebar view={view} path={usePathname()} />;
}
