/** No answer to a probe is longer; of a longer one only the beginning is read. */
const MAX_BODY_BYTES = 64 * 1024;

/** The body as JSON if it is JSON, as text otherwise, undefined if empty. */
export async function readBody(response: Response): Promise<unknown> {
  const text = await readText(response);
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  // Leaving the loop cancels the rest of the body.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (size >= MAX_BODY_BYTES) break;
  }
  return text.slice(0, MAX_BODY_BYTES);
}
