/** The shape of chance of one figure in; its curve or bars with the band of eight in ten, past values as dots and handles to drag, out. */
import type { Shape } from '../../model/index.ts';

export interface DensityHandle {
  readonly key: string;
  readonly label: string;
  readonly x: number;
}

export interface Density {
  /** null where there is none to draw. */
  readonly shape: Shape | null;
  readonly dots: readonly number[];
  readonly handles: readonly DensityHandle[];
  readonly description: string;
}

export interface DensityOptions {
  readonly width: number;
  /** A value as the axis and the handles say it, without its unit. */
  readonly format: (x: number) => string;
  readonly unit: string;
  /** `done` is false while the hand is still moving. */
  readonly onDrag: (key: string, x: number, done: boolean) => void;
}

export interface DensityChart {
  readonly element: SVGSVGElement;
  /** Draws other values; `anew` also fits the axis to them, which would slide away under a hand that drags. */
  readonly draw: (density: Density, anew: boolean) => void;
}

const height = 210;
const [top, bottom, side] = [34, 40, 18];

function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: { readonly [name: string]: string | number },
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** The ends of the axis: all of the curve that matters, every dot and handle, and some room. */
function domainOf({ shape, dots, handles }: Density): readonly [number, number] {
  const xs = [...(shape?.points.map(({ x }) => x) ?? []), ...dots, ...handles.map(({ x }) => x)].filter(Number.isFinite);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  if (xs.length === 0) return [0, 1];
  const room = (high - low || Math.abs(high) || 1) * (high === low ? 0.5 : 0.06);
  return [low - room, high + room];
}

/** Round values along an axis. */
function ticksOf([low, high]: readonly [number, number], most: number): number[] {
  const raw = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((n) => n * power >= raw) ?? 10) * power;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

export function densityChart({ width, format, unit, onDrag }: DensityOptions): DensityChart {
  const element = svg('svg', { class: 'density', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group' });
  const picture = svg('g', { role: 'img' });
  const grips = svg('g', {});
  element.append(picture, grips);
  let domain: readonly [number, number] = [0, 1];
  const at = (x: number) => side + ((x - domain[0]) / (domain[1] - domain[0])) * (width - 2 * side);
  const valueUnder = (pixel: number) => domain[0] + ((pixel - side) / (width - 2 * side)) * (domain[1] - domain[0]);
  const base = height - bottom;

  const curve = ({ points, p10, p90 }: Shape): Node[] => {
    const most = Math.max(...points.map(({ y }) => y));
    const place = ({ x, y }: { x: number; y: number }) => `${at(x).toFixed(1)},${(base - (y / most) * (base - top)).toFixed(1)}`;
    const area = (inside: typeof points) =>
      inside.length < 2
        ? ''
        : `M${at(inside[0]?.x ?? 0).toFixed(1)},${base}L${inside.map(place).join('L')}L${at(inside.at(-1)?.x ?? 0).toFixed(1)},${base}Z`;
    return [
      svg('path', { d: area(points), class: 'all' }),
      svg('path', { d: area(points.filter(({ x }) => x >= p10 && x <= p90)), class: 'band' }),
    ];
  };
  const bars = ({ points }: Shape): Node[] => {
    const most = Math.max(...points.map(({ y }) => y));
    return points.map(({ x, y }) =>
      svg('line', { x1: at(x), x2: at(x), y1: base, y2: base - (y / most) * (base - top), class: 'bar' }),
    );
  };

  const handleOf = ({ key, label, x }: DensityHandle): SVGGElement => {
    const handle = svg(
      'g',
      { class: 'handle', id: `density-${key}`, tabindex: 0, role: 'slider' },
      svg('line', { y1: top - 12, y2: base }),
      svg('circle', { cy: base, r: 9 }),
      svg('text', { y: top - 18, 'text-anchor': 'middle' }),
    );
    let value = x;
    let held = false;
    const go = (to: number, done: boolean) => {
      value = to;
      onDrag(key, to, done);
    };
    handle.addEventListener('pointerdown', (event) => {
      held = true;
      handle.setPointerCapture?.(event.pointerId);
      event.preventDefault();
      handle.focus();
    });
    handle.addEventListener('pointermove', (event) => {
      if (!held) return;
      const box = element.getBoundingClientRect();
      go(valueUnder(((event.clientX - box.left) / (box.width || width)) * width), false);
    });
    for (const end of ['pointerup', 'pointercancel'])
      handle.addEventListener(end, () => {
        if (held) go(value, true);
        held = false;
      });
    handle.addEventListener('keydown', (event) => {
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      go(Number(handle.getAttribute('aria-valuenow')) + (by * (domain[1] - domain[0])) / 200, true);
    });
    handle.setAttribute('aria-label', label);
    return handle;
  };

  return {
    element,
    draw: (density, anew) => {
      const { shape, dots, handles, description } = density;
      if (anew) domain = domainOf(density);
      picture.setAttribute('aria-label', description);
      picture.replaceChildren(
        ...(shape ? (shape.kind === 'curve' ? curve(shape) : bars(shape)) : []),
        svg('line', { x1: side, x2: width - side, y1: base, y2: base, class: 'axis' }),
        ...ticksOf(domain, width < 400 ? 4 : 6).map((x) =>
          svg('text', { x: at(x), y: base + 24, 'text-anchor': 'middle', class: 'tick' }, format(x)),
        ),
        svg('text', { x: width - side, y: height - 2, 'text-anchor': 'end', class: 'tick' }, unit),
        ...dots.map((x) => svg('circle', { cx: at(x), cy: base - 7, r: 4.5, class: 'dot' })),
      );
      const shown = [...grips.children] as SVGGElement[];
      if (shown.map(({ id }) => id).join() !== handles.map(({ key }) => `density-${key}`).join())
        grips.replaceChildren(...handles.map(handleOf));
      for (const [i, { x }] of handles.entries()) {
        const handle = grips.children[i] as SVGGElement;
        handle.setAttribute('transform', `translate(${at(x).toFixed(1)} 0)`);
        handle.setAttribute('aria-valuenow', String(x));
        handle.setAttribute('aria-valuetext', `${format(x)} ${unit}`.trim());
        handle.setAttribute('aria-valuemin', String(domain[0]));
        handle.setAttribute('aria-valuemax', String(domain[1]));
        (handle.lastChild as SVGTextElement).textContent = format(x);
      }
    },
  };
}
