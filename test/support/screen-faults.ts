// What is wrong with a screen as it stands, found by measuring: too small, cut off, outside, scrolling where nothing should.
import type { Page } from '@playwright/test';

const sizes = { smallestTarget: 48, smallestText: 16 } as const;

interface Findings {
  readonly width: number;
  readonly height: number;
  /** What lies outside the window, in words. */
  readonly outside: readonly string[];
  readonly smallTargets: readonly string[];
  readonly smallTexts: readonly string[];
  /** Buttons whose text is cut off, and texts that end in dots. */
  readonly cut: readonly string[];
  readonly nameless: readonly string[];
  /** Dialogs and lists that scroll where they should not, in words. */
  readonly scrolls: readonly string[];
}

/** One sentence for each fault of what the page shows now. */
export async function screenFaults(page: Page): Promise<string[]> {
  const found = await page.evaluate(inspect, sizes);
  const { width = 0, height = 0 } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  return [
    ...(found.width > width ? [`the page is ${found.width} px wide`] : []),
    ...(found.height > height ? [`the page is ${found.height} px high`] : []),
    ...found.outside.map((what) => `outside the window: ${what}`),
    ...found.smallTargets.map((what) => `target below ${sizes.smallestTarget} px: ${what}`),
    ...found.smallTexts.map((what) => `text below ${sizes.smallestText} px: ${what}`),
    ...found.cut.map((what) => `text cut off: ${what}`),
    ...found.nameless.map((what) => `without an accessible name: ${what}`),
    ...found.scrolls,
  ];
}

/** Runs in the page. What scrolls inside a list (class `scroll`) is allowed to be long, but never wide. */
function inspect({ smallestTarget, smallestText }: typeof sizes): Findings {
  const name = (element: Element) =>
    `${element.getAttribute('data-testid') ?? element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
  const visible = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const inList = (element: Element) => element.closest('.scroll') !== null;
  const targets = [...document.querySelectorAll('button, input, [role="button"], [role="radio"]')].filter(visible);
  const texts = [...document.querySelectorAll('body *')].filter(
    (element) =>
      visible(element) &&
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      ) &&
      element.closest('[aria-hidden="true"]') === null,
  );
  const box = (element: Element) => element.getBoundingClientRect();
  /** For a screen reader only. */
  const isUnseen = (element: Element) => box(element).width <= 3;
  const isWide = (element: Element) => element.scrollWidth > element.clientWidth + 1;
  const dialogs = [...document.querySelectorAll('[role="dialog"]')].filter(visible);
  return {
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
    outside: targets
      .filter((element) => !inList(element))
      .filter((element) => box(element).bottom > innerHeight + 1 || box(element).right > innerWidth + 1)
      .map(name),
    smallTargets: targets
      .filter((element) => Math.min(box(element).width, box(element).height) < smallestTarget - 0.5)
      .map((element) => `${name(element)} ${Math.round(box(element).width)}×${Math.round(box(element).height)}`),
    smallTexts: texts
      .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < smallestText)
      .map((element) => `${name(element)} ${getComputedStyle(element).fontSize}`),
    cut: [
      ...targets.filter((element) => element instanceof HTMLButtonElement && isWide(element)),
      ...texts.filter(
        (element) =>
          getComputedStyle(element).overflowX === 'hidden' && isWide(element) && !isUnseen(element) && !inList(element),
      ),
    ].map(name),
    nameless: targets
      .filter((element) => element instanceof HTMLButtonElement)
      .filter((element) => (element.textContent ?? '').trim() === '' && !element.hasAttribute('aria-label'))
      .map(name),
    scrolls: [
      ...dialogs
        .filter((element) => element.scrollHeight > element.clientHeight + 1)
        .map((element) => `a dialog scrolls: ${element.scrollHeight} px in ${element.clientHeight}`),
      ...[...document.querySelectorAll('.scroll')]
        .filter((element) => visible(element) && isWide(element))
        .map((element) => `a list scrolls sideways: ${element.scrollWidth} px in ${element.clientWidth}`),
    ],
  };
}
