import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { packageRoot } from '../../src/base/paths.ts';
import { answer } from '../../src/server/http.ts';

/** What stands beside the README, and everything in `docs/`; their pictures too. */
const DOCUMENT = /^([A-Z]+|docs\/([a-z0-9-]+\/)*[A-Za-z0-9-]+)\.md$/;
const PICTURE = /^docs\/pictures\/[a-z0-9-]+\.png$/;

/**
 * Sends one of the project's documents by its path (`docs/teams-setup.md`, `README.md`) as a page to read, or a
 * picture in one; 404 for anything else.
 */
export async function sendDocument(path: string, response: ServerResponse): Promise<void> {
  const isDocument = DOCUMENT.test(path);
  const bytes = isDocument || PICTURE.test(path) ? await read(path) : undefined;
  if (!bytes) return answer(response, 404, 'not found');
  if (isDocument) return answer(response, 200, page(path, bytes.toString()), 'text/html; charset=utf-8');
  response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': bytes.length });
  response.end(bytes);
}

const read = (path: string) => readFile(join(packageRoot, path)).catch(() => undefined);

function page(path: string, markdown: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${path} · Usher</title>
    <link rel="icon" href="/playground/static/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/playground/static/page.css">
    <link rel="stylesheet" href="/playground/static/document.css">
  </head>
  <body class="reading">
    <header class="top">
      <p class="reading-top"><a href="/">Usher playground</a> · ${path}</p>
    </header>
    <main class="document">
${rendered(path, markdown)}
    </main>
  </body>
</html>
`;
}

/** Markdown as HTML. The documents are the project's own; and the page they are on runs no scripts but its own. */
function rendered(path: string, markdown: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      /** Of the project's files only documents can be read here. */
      link({ href, tokens }: Tokens.Link) {
        const label = this.parser.parseInline(tokens);
        if (/^https?:/.test(href))
          return `<a href="${escaped(href)}" target="_blank" rel="noopener noreferrer">${label}</a>`;
        const file = normalize(join(dirname(path), href.split('#', 1)[0] ?? ''));
        const isHere = href.startsWith('#') || (extname(file) === '.md' && DOCUMENT.test(file));
        return isHere ? `<a href="${escaped(href)}">${label}</a>` : label;
      },
      /** What is wide moves by itself. */
      table(token: Tokens.Table) {
        const cell = ({ tokens }: Tokens.TableCell, tag: string) =>
          `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`;
        const head = token.header.map((one) => cell(one, 'th')).join('');
        const rows = token.rows.map((row) => `<tr>${row.map((one) => cell(one, 'td')).join('')}</tr>`);
        return `<div class="wide" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>\n`;
      },
      code({ text }: Tokens.Code) {
        return `<pre tabindex="0">${escaped(text)}</pre>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** As links within a document write it. */
const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
