/** A scale from data to the view box. */
export interface Scale {
  domain: readonly [number, number];
  at: (value: number) => number;
}

/** Straight scale; a domain of no width is widened so that nothing divides by zero. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const span = domain[1] - domain[0] || 1;
  return { domain, at: (value) => range[0] + ((value - domain[0]) / span) * (range[1] - range[0]) };
}

/** Logarithmic scale; values must be positive. */
export function log(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const inner = linear([Math.log10(domain[0]), Math.log10(domain[1])], range);
  return { domain, at: (value) => inner.at(Math.log10(value)) };
}

/**
 * Round ticks over a domain: steps of 1, 2 or 5 times a power of ten, about `wanted` of them.
 * Returns ticks inside the domain, ascending.
 */
export function ticks(low: number, high: number, wanted: number): number[] {
  const raw = (high - low) / Math.max(1, wanted);
  if (!(raw > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((unit) => unit * power).find((size) => size >= raw * 0.999) ?? 10 * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The axis that all charts of a lineage share: generation index to x, half a step of air at both ends. */
export interface GenerationAxis {
  from: number;
  to: number;
  width: number;
  left: number;
  right: number;
}

/** Scale of a generation axis. */
export function generationScale(axis: GenerationAxis): Scale {
  return linear([axis.from - 0.5, axis.to + 0.5], [axis.left, axis.width - axis.right]);
}

/** Generations that get a label: all to 16, else about twelve evenly, always first and last. */
export function labelled(axis: GenerationAxis): number[] {
  const span = axis.to - axis.from;
  const step = span < 16 ? 1 : Math.ceil(span / 12);
  const all: number[] = [];
  for (let index = axis.from; index <= axis.to; index += step) all.push(index);
  return all;
}
