// How large the page is drawn, by window and text size.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitOf } from '../../renderer/styles/fit.ts';

test.each([
  // The smallest screen, a common one, Full HD, and Full HD drawn at 200 % by the browser.
  [1024, 768, { zoom: 1, low: false, narrow: true, tall: false }],
  [1366, 768, { zoom: 1, low: false, narrow: false, tall: false }],
  [1280, 1024, { zoom: 1, low: false, narrow: false, tall: true }],
  [1920, 1080, { zoom: 1.25, low: false, narrow: false, tall: false }],
  [960, 540, { zoom: 1, low: true, narrow: true, tall: false }],
])('%i × %i', (width, height, fit) => {
  expect(fitOf(width, height, 'normal')).toEqual(fit);
});

test('the page never has less room than the smallest screen because it is drawn larger, unless large text was asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1024, max: 8000 }), fc.integer({ min: 768, max: 5000 }), (width, height) => {
      const { zoom } = fitOf(width, height, 'normal');
      expect(zoom).toBeGreaterThanOrEqual(1);
      expect(width / zoom).toBeGreaterThanOrEqual(1024);
      expect(height / zoom).toBeGreaterThanOrEqual(768);
      expect(fitOf(width, height, 'large').zoom).toBeGreaterThan(zoom);
    }),
  );
});

test('large text at the smallest screen still leaves a screen that need not scroll', () => {
  expect(fitOf(1024, 768, 'large').low).toBe(false);
});
