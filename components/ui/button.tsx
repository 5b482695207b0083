import type { ButtonHTMLAttributes, ReactNode } from "react";

type Kind = "primary" | "plain";

const SHAPE =
  "inline-flex min-h-7 items-center justify-center gap-1.5 whitespace-nowrap rounded-control border px-3 text-body transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-60";
const LOOK: Record<Kind, string> = {
  primary: "border-ink bg-ink text-bg hover:bg-ink/85",
  plain: "border-field bg-bg text-ink hover:bg-raised",
};

/** A button; its label is a verb. */
export function Button({
  kind = "plain",
  className = "",
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind }) {
  return <button type={type} className={`${SHAPE} ${LOOK[kind]} ${className}`} {...rest} />;
}

/** A link that looks like a button, for acts that are pages or downloads. */
export function ButtonLink({ kind = "plain", href, children }: { kind?: Kind; href: string; children: ReactNode }) {
  return (
    <a className={`${SHAPE} ${LOOK[kind]}`} href={href}>
      {children}
    </a>
  );
}
