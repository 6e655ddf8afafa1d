import type { Page } from 'playwright-core';

/** What a look promises, in CSS pixels (on a phone: dp). */
export interface Promised {
  /** The least side of everything that can be tapped: the box itself, room around it does not count. */
  readonly touch: number;
  /** The smallest text. */
  readonly text: number;
  /** The least contrast of text to its ground. */
  readonly contrast: number;
}

/** The figures of the ministry's design rule for the elderly, and those for everybody. */
export const promises = {
  ordinary: { touch: 44, text: 10, contrast: 4.5 },
  elder: { touch: 60, text: 18, contrast: 4.5 },
} as const satisfies Record<string, Promised>;

// The functions below are written out into the page, so each may use nothing but the others and the browser.

interface Piece {
  readonly text: string;
  readonly parent: Element;
  readonly lines: readonly DOMRect[];
  readonly size: number;
}

const describe = (element: Element): string => `${element.tagName.toLowerCase()}.${String(element.getAttribute('class') ?? '').trim().replace(/\s+/g, '.')}`;

const isShown = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

const isText = (node: Node): boolean => (node.textContent ?? '').trim() !== '' && !/^(SCRIPT|STYLE|TEXTAREA|NOSCRIPT)$/.test(node.parentElement?.tagName ?? 'SCRIPT');

/** Every piece of text that is drawn, with the box of each of its lines. */
function pieces(): Piece[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) => (isText(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
  const found: Piece[] = [];
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode;
    if (!parent || !isShown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (lines.length > 0) found.push({ text: (textContent ?? '').trim().slice(0, 20), parent, lines, size: parseFloat(getComputedStyle(parent).fontSize) });
  }
  return found;
}

/** The boxes that hide what sticks out of them. Beyond one that can be scrolled, nothing is out of reach. */
function hiders(element: Element, axis: 'X' | 'Y'): Element[] {
  const found: Element[] = [];
  for (let box: Element | null = element; box && box !== document.documentElement; box = box.parentElement) {
    const overflow = getComputedStyle(box)[`overflow${axis}`];
    if (overflow === 'auto' || overflow === 'scroll') break;
    if (overflow === 'hidden' || overflow === 'clip') found.push(box);
    if (getComputedStyle(box).position === 'fixed') break;
  }
  return found;
}

const isScrolled = (element: Element): boolean => {
  for (let box: Element | null = element; box; box = box.parentElement) if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
  return false;
};

function clippedText(): string[] {
  return pieces().flatMap(({ text, parent, lines, size }) => {
    // A space at the end of a line may hang out of the box: nobody misses it.
    const hanging = /\s/.test(parent.textContent ?? '') ? size * 0.35 : 1;
    const cutBy = (axis: 'X' | 'Y'): Element | undefined => hiders(parent, axis).find((box) => {
      const edge = box.getBoundingClientRect();
      // A line's box is higher than what is drawn in it.
      const out = (line: DOMRect): number => (axis === 'X' ? Math.max(line.right - edge.right, edge.left - line.left) : Math.max(line.bottom - edge.bottom, edge.top - line.top));
      return lines.some((line) => out(line) > (axis === 'X' ? hanging : Math.max(2, (line.height - size) / 2)));
    });
    const box = cutBy('X') ?? cutBy('Y');
    if (box) return [`clipped: “${text}” by ${describe(box)}`];
    const outside = !isScrolled(parent) && lines.some(({ left, right }) => left < -1 || right > window.innerWidth + 1);
    return outside ? [`outside the window: “${text}” of ${describe(parent)}`] : [];
  });
}

/** What a box to be typed into says before anything is typed. */
function clippedHints(): string[] {
  const brush = document.createElement('canvas').getContext('2d');
  return [...document.querySelectorAll<HTMLInputElement>('input[placeholder]')].filter(isShown).flatMap((input) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(input);
    if (!brush || input.value !== '') return [];
    brush.font = font;
    const room = input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return brush.measureText(input.placeholder).width > room + 1 ? [`clipped: “${input.placeholder}” in ${describe(input)}`] : [];
  });
}

function sidewaysScroll(): string[] {
  const wide = [...document.querySelectorAll('html, body, body *')].filter((element) => isShown(element) && element.scrollWidth > element.clientWidth + 1
    && (element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX)));
  return wide.map((element) => `scrolls sideways: ${describe(element)}`);
}

/** Layers lie over each other on purpose, and what is scrolled goes under what is not; within one of them nothing may. */
function layerOf(element: Element): Element {
  for (let box: Element | null = element; box; box = box.parentElement) {
    const { position, overflowY } = getComputedStyle(box);
    if (/fixed|sticky/.test(position) || /auto|scroll/.test(overflowY)) return box;
  }
  return document.body;
}

function overlappingText(): string[] {
  // As high as the characters are, not as high as the font's box.
  const boxes = pieces().flatMap(({ text, parent, lines, size }) => lines.map((line) => {
    const middle = (line.top + line.bottom) / 2;
    return { text, parent, layer: layerOf(parent), left: line.left + 1, right: line.right - 1, top: middle - size * 0.42, bottom: middle + size * 0.42 };
  })).sort((a, b) => a.top - b.top);
  const found: string[] = [];
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (other.top >= one.bottom) break;
      const meet = other.parent !== one.parent && other.layer === one.layer && other.left < one.right && one.left < other.right;
      if (meet) found.push(`overlapping: “${one.text}” and “${other.text}” in ${describe(one.parent)}`);
    }
  });
  return found;
}

const roles = ['button', 'link', 'radio', 'checkbox', 'switch', 'option', 'tab'];

/** What answers to a tap: what browsers know of, what says so, and what the components of Taro listen on. */
function tappable(): Element[] {
  const said = roles.map((role) => `[role="${role}"]`).join(',');
  const native = 'button, a[href], select, input:not([type=hidden]), textarea';
  const listens = (element: Element): boolean => Boolean((element as unknown as { __events?: { click?: unknown } }).__events?.click);
  // What lies behind a sheet belongs to the sheet's own close button; a page's scroll box listens for everything in it.
  const aside = '.weui-mask, .taro_page, .taro_router';
  return [...document.querySelectorAll('body *')].filter((element) => (element.matches(`${native}, ${said}`) || listens(element)) && !element.matches(aside) && isShown(element));
}

function smallTargets(touch: number): string[] {
  return tappable().flatMap((element) => {
    const { width, height } = element.getBoundingClientRect();
    return Math.min(width, height) < touch - 0.5 ? [`small target: ${describe(element)} #${element.id} ${Math.round(width)}×${Math.round(height)}`] : [];
  });
}

/** Without a name or a role nobody is told that it can be tapped; what the Tab key passes over cannot be used without a finger. */
function namelessTargets(): string[] {
  const nameOf = (element: Element): string => ['aria-label', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? '').join('') + (element.textContent ?? '')
    + [...element.querySelectorAll('img')].map(({ alt }) => alt).join('');
  const isNative = (element: Element): boolean => element.matches('button, a[href], select, input, textarea');
  return tappable().flatMap((element) => {
    if (nameOf(element).trim() === '') return [`nameless: ${describe(element)} #${element.id}`];
    const faults = isNative(element) || roles.includes(element.getAttribute('role') ?? '') ? [] : [`without a role: ${describe(element)} #${element.id}`];
    return (element as HTMLElement).tabIndex < 0 ? [...faults, `no keyboard: ${describe(element)} #${element.id}`] : faults;
  });
}

function smallText(least: number): string[] {
  const typed = [...document.querySelectorAll('input, textarea')].filter(isShown).map((parent) => ({ text: '', parent, size: parseFloat(getComputedStyle(parent).fontSize) }));
  return [...pieces(), ...typed].filter(({ size }) => size < least - 0.1).map(({ text, parent, size }) => `small text: “${text}” ${size}px in ${describe(parent)}`);
}

/** Lines at least 1.3 times as far apart as the text is high. */
function tightLines(): string[] {
  return pieces().flatMap(({ text, lines, size, parent }) => {
    const tops = [...new Set(lines.map(({ top }) => Math.round(top)))].sort((a, b) => a - b);
    const steps = tops.slice(1).map((top, index) => top - (tops[index] ?? 0)).filter((step) => step > size / 2);
    return steps.some((step) => step < size * 1.3 - 1) ? [`tight lines: “${text}” in ${describe(parent)}`] : [];
  });
}

/** Paragraphs at least 1.3 times as far apart as the lines within them. */
function tightParagraphs(): string[] {
  const linesOf = (element: Element | null): DOMRect[] => pieces().filter(({ parent }) => element?.contains(parent)).flatMap(({ lines }) => lines);
  return [...document.querySelectorAll('[class*="__paragraph"], p')].flatMap((one) => {
    const [above, below] = [linesOf(one).at(-1), linesOf(one.nextElementSibling?.className === one.className ? one.nextElementSibling : null)[0]];
    if (!above || !below) return [];
    return below.top - above.top < parseFloat(getComputedStyle(one).lineHeight) * 1.3 - 1 ? [`tight paragraphs: ${describe(one)}`] : [];
  });
}

type Colour = readonly [number, number, number, number];

const colourOf = (value: string): Colour => {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
};

const over = (above: Colour, below: Colour): Colour => {
  const mix = (index: 0 | 1 | 2): number => above[index] * above[3] + below[index] * (1 - above[3]);
  return [mix(0), mix(1), mix(2), 1];
};

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The grounds from the element outwards, laid over each other; null over a picture, whose colours nobody knows. */
function groundOf(element: Element): Colour | null {
  const layers: Colour[] = [];
  for (let box: Element | null = element; box; box = box.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(box);
    if (backgroundImage !== 'none') return null;
    const colour = colourOf(backgroundColor);
    layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reduceRight<Colour>((below, above) => over(above, below), [255, 255, 255, 1]);
}

function faintText(least: number): string[] {
  return pieces().flatMap(({ text, parent }) => {
    const ground = groundOf(parent);
    if (!ground) return [];
    const [red, green, blue, alpha] = colourOf(getComputedStyle(parent).color);
    let opacity = alpha;
    for (let box: Element | null = parent; box; box = box.parentElement) opacity *= Number(getComputedStyle(box).opacity);
    const [light = 0, dark = 0] = [luminance(over([red, green, blue, opacity], ground)), luminance(ground)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    return contrast < least - 0.01 ? [`faint: “${text}” ${contrast.toFixed(2)}:1 in ${describe(parent)}`] : [];
  });
}

/** What of the page lies under its bar of buttons even when scrolled to the end. */
function hiddenByBar(): string[] {
  const bar = [...document.querySelectorAll('.action-bar')].find(isShown);
  if (!bar || getComputedStyle(bar).position !== 'fixed') return [];
  const room = parseFloat(getComputedStyle(bar.parentElement ?? bar).paddingBottom);
  return room < bar.getBoundingClientRect().height ? [`under the bar: ${Math.round(bar.getBoundingClientRect().height - room)}px`] : [];
}

const tools = { describe, isShown, isText, pieces, hiders, isScrolled, layerOf, tappable, colourOf, over, luminance, groundOf };
const fits = { clippedText, clippedHints, sidewaysScroll, overlappingText, hiddenByBar };
const figures = { smallTargets, namelessTargets, smallText, tightLines, tightParagraphs, faintText };

const written = `const roles = ${JSON.stringify(roles)};${Object.entries({ ...tools, ...fits, ...figures }).map(([name, code]) => `const ${name} = ${code.toString()};`).join('\n')}`;
const run = (page: Page, body: string): Promise<string[]> => page.evaluate(`(() => { ${written} ${body} })()`);
const all = (calls: readonly string[]): string => `[...new Set([${calls.map((call) => `...${call}`).join(', ')}])]`;
const fitCalls = Object.keys(fits).map((name) => `${name}()`);

/**
 * Whether all text can be read where it stands, with the page's own factor on all text (`--scale`) set to each of these: none cut
 * off, beside the window, or upon another.
 */
export const fitFaults = (page: Page, factors: readonly number[]): Promise<string[]> => run(page, `
  const sheet = new CSSStyleSheet();
  const before = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...before, sheet];
  const found = ${JSON.stringify(factors)}.flatMap((factor) => {
    sheet.replaceSync('.wx-root { --scale: ' + factor + ' !important; }');
    return ${all(fitCalls)}.map((fault) => '×' + factor.toFixed(2) + ' ' + fault);
  });
  document.adoptedStyleSheets = before;
  return found;`);

/** Everything a look promises, one line a fault. */
export const lookFaults = (page: Page, { touch, text, contrast }: Promised): Promise<string[]> => run(page, `return ${all([
  ...fitCalls, `smallTargets(${touch})`, 'namelessTargets()', `smallText(${text})`, 'tightLines()', 'tightParagraphs()', `faintText(${contrast})`,
])};`);
