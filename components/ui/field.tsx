import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

const BOX = "w-full min-h-7 rounded-control border border-field bg-bg px-2 text-body text-ink placeholder:text-muted";

/** A labelled control; `hint` says what a good value is. */
export function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="block">
      <span className="mb-1 block text-meta text-muted">{label}</span>
      {children}
      {hint !== undefined && <span className="mt-1 block text-meta text-muted">{hint}</span>}
    </label>
  );
}

/** One line of text. */
export function Input({ className = "", ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input className={`${BOX} ${className}`} {...rest} />;
}

/** One of a few values. */
export function Select({ className = "", ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return <select className={`${BOX} ${className}`} {...rest} />;
}

/** Several lines of text. */
export function TextArea({ className = "", ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea className={`${BOX} py-1.5 ${className}`} {...rest} />;
}
