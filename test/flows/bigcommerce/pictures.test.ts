import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bigcommerceGuide } from '../../support/guide.ts';

const { flow } = bigcommerceGuide();
const folder = join(flow.folder, 'pictures');
const source = join(folder, 'source');
const drawn = readdirSync(folder).filter((name) => name.endsWith('.png'));

const PNG_SIGNATURE = '89504e470d0a1a0a';

describe.each(drawn)('%s', (name) => {
  const bytes = readFileSync(join(folder, name));

  test('is a PNG of at least 800 pixels across and at most 200 KB', () => {
    expect(bytes.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
    // The header chunk comes first: width and height stand at 16 and 20.
    expect(bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(800);
    expect(bytes.length).toBeLessThan(200_000);
  });

  test('is drawn from its source as it is now (else run scripts/draw-pictures.mjs)', () => {
    const html = readFileSync(join(source, name.replace(/png$/, 'html')));
    const style = readFileSync(join(source, 'style.css'));
    const recorded = JSON.parse(readFileSync(join(source, 'drawn.json'), 'utf8'))[name];
    expect(createHash('sha256').update(html).update(style).digest('hex')).toBe(recorded);
  });

  test('is shown in the guide', () => {
    expect(flow.steps.map(({ picture }) => picture?.file)).toContain(`pictures/${name}`);
  });
});

test('every counted step, each being a place to look at, has a picture with alt text that says something', () => {
  for (const step of flow.steps.filter(({ counted }) => counted)) {
    expect({ step: step.id, alt: step.picture?.alt }).toEqual({
      step: step.id,
      alt: expect.stringMatching(/^.{50,}$/s),
    });
  }
});

test('the words the pictures mark stand in their alt texts, and the marks are numbered as they say', () => {
  for (const { picture } of flow.steps) {
    if (!picture) continue;
    const html = readFileSync(join(source, picture.file.replace(/^pictures\/(.*)png$/, '$1html')), 'utf8');
    if (picture.file === 'pictures/permissions.png') {
      const rows = [...html.matchAll(/scope set">.*?<span>(.*?)<\/span>.*?<\/i>\s*([a-z-]+)/gs)];
      expect(rows).toHaveLength(10);
      for (const [, name, level] of rows) {
        expect(picture.alt).toContain(`${name?.replace('&amp;', '&')}: ${level}.`);
      }
    } else {
      for (const [, number] of html.matchAll(/class="badge[^>]*>(\d)/g))
        expect(picture.alt).toContain(number);
    }
  }
});
