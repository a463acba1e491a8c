/** What Slack makes of text as a person types it. */

/**
 * Escapes `&`, `<` and `>`, and marks up addresses: `https://a.example` becomes `<https://a.example>`.
 * Mentions written as `<@U…>` or `<#C…>` stay.
 */
export function typed(text: string): string {
  return text
    .split(/(<[@#][A-Z0-9]+(?:\|[^>]*)?>|https?:\/\/[^\s<>|]+)/)
    .map((part, i) => {
      if (i % 2 === 0) return escaped(part).replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<mailto:$&|$&>');
      return part.startsWith('<') ? part : `<${escaped(part)}>`;
    })
    .join('');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
