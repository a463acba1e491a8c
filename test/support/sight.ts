import type { Locator } from 'playwright-core';
import { until } from './until.ts';

/** Whether all of an element lies within another, as the reader sees them. */
export async function isWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [one, other] = await Promise.all([inner.boundingBox(), outer.boundingBox()]);
  if (!one || !other) return false;
  return (
    one.x >= other.x &&
    one.y >= other.y &&
    one.x + one.width <= other.x + other.width &&
    one.y + one.height <= other.y + other.height
  );
}

/** Turns the wheel above a list until its first line is seen. */
export async function scrollToTop(list: Locator): Promise<void> {
  await list.hover();
  await list.page().mouse.wheel(0, -20_000);
  await until(() => list.evaluate(({ scrollTop }) => scrollTop === 0));
}
