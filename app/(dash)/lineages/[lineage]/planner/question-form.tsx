"use client";

import Form from "next/form";
import type { FormEvent, ReactNode } from "react";

/** The planner's question as a plain GET form; with scripts it changes the address without a new page, and leaves out what is empty. */
export function QuestionForm({ action, children }: { action: string; children: ReactNode }) {
  const leaveOut = (event: FormEvent<HTMLFormElement>) => {
    const fields = event.currentTarget.querySelectorAll<HTMLInputElement>("input[name]");
    const empty = Array.from(fields).filter((field) => field.value === "");
    for (const field of empty) field.disabled = true;
    setTimeout(() => {
      for (const field of empty) field.disabled = false;
    });
  };
  return (
    <Form action={action} replace scroll={false} onSubmit={leaveOut} className="border-y border-rule py-4">
      {children}
    </Form>
  );
}
