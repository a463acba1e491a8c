import { createHash } from 'node:crypto';
import { access, constants, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../src/base/log.ts';
import type { Message } from '../../src/chat/message.ts';
import { pictureFile } from '../../src/flow/picture.ts';
import { picturePath } from '../../src/server/pictures.ts';
import { errorFields } from './log.ts';
import type { PictureSource } from './render.ts';

/** What the pictures need of their surroundings. */
export interface PictureHost {
  client: WebClient;
  publicUrl?: string | undefined;
  teamId(): Promise<string>;
  /** Whether this server may upload there. */
  allowed(url: string): boolean;
  remember(name: string, value: string): Promise<void>;
  recall(name: string): Promise<string | undefined>;
  log: Logger;
  timeoutMs: number;
  /** The folder with all flows; default: the program's own. */
  flowsFolder?: string | undefined;
}

/** After a failed upload none is tried for so long; messages go out without pictures meanwhile. */
const PAUSE_MS = 5 * 60_000;

/**
 * Makes a flow's pictures known to Slack: by their public address when there is one, else uploaded
 * once for each workspace and content. A picture that can't be had is left out; it never fails.
 */
export class Pictures {
  readonly #host: PictureHost;
  readonly #uploads = new Map<string, Promise<string>>();
  readonly #doubted = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #missing = new Set<string>();
  #pausedUntil = 0;

  constructor(host: PictureHost) {
    this.#host = host;
  }

  /** Where Slack finds the pictures of a message, by name. */
  async sources(message: Message): Promise<Map<string, PictureSource>> {
    const sources = new Map<string, PictureSource>();
    for (const block of message.blocks) {
      if (block.type !== 'picture' || sources.has(block.file)) continue;
      if (!(await this.#isThere(block.file))) continue;
      const source = this.#address(block.file) ?? (await this.#uploaded(block.file));
      if (source) sources.set(block.file, source);
    }
    return sources;
  }

  /** Slack refuses these: they are uploaded again next time, and left out when that does not help. */
  async doubt(names: Iterable<string>): Promise<void> {
    for (const name of names) {
      if (this.#doubted.has(name)) this.#refused.add(name);
      this.#doubted.add(name);
      this.#uploads.delete(name);
      this.#host.log.warn({ leftOut: this.#refused.has(name) }, 'Slack does not show a picture');
      try {
        await this.#host.remember(await this.#key(await readFile(this.#file(name))), '');
      } catch {
        // Then it is doubted again after the next start.
      }
    }
  }

  #address(name: string): PictureSource | undefined {
    const path = picturePath(name);
    if (!this.#host.publicUrl || !path || this.#doubted.has(name)) return undefined;
    return { image_url: `${this.#host.publicUrl.replace(/\/$/, '')}${path}` };
  }

  async #uploaded(name: string): Promise<PictureSource | undefined> {
    if (this.#refused.has(name)) return undefined;
    if (!this.#uploads.has(name)) {
      if (Date.now() < this.#pausedUntil) return undefined;
      this.#uploads.set(name, this.#recallOrUpload(name));
    }
    try {
      const id = await this.#uploads.get(name);
      return id ? { slack_file: { id } } : undefined;
    } catch (error) {
      this.#uploads.delete(name);
      if (Date.now() >= this.#pausedUntil) {
        this.#host.log.warn(
          errorFields(error),
          'a picture could not be uploaded; messages go without (files:write?)',
        );
      }
      this.#pausedUntil = Date.now() + PAUSE_MS;
      return undefined;
    }
  }

  /** One that can't be read is only itself missing: its message shows its words, and others are not held up. */
  async #isThere(name: string): Promise<boolean> {
    try {
      await access(this.#file(name), constants.R_OK);
      return true;
    } catch {
      if (!this.#missing.has(name))
        this.#host.log.warn({ picture: name }, "a picture can't be read from disk; its words are shown");
      this.#missing.add(name);
      return false;
    }
  }

  #file(name: string): string {
    return pictureFile(name, this.#host.flowsFolder);
  }

  async #recallOrUpload(name: string): Promise<string> {
    const bytes = await readFile(this.#file(name));
    const key = await this.#key(bytes);
    const known = await this.#host.recall(key);
    if (known) return known;
    const id = await this.#upload(posix.basename(name), bytes);
    await this.#host.remember(key, id);
    return id;
  }

  async #key(bytes: Buffer): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    return `slack-picture:${await this.#host.teamId()}:${hash}`;
  }

  /** docs.slack.dev/messaging/working-with-files: ask for an address, post the bytes, say it is done. */
  async #upload(filename: string, bytes: Buffer): Promise<string> {
    const { client, allowed, timeoutMs } = this.#host;
    const slot = await client.files.getUploadURLExternal({ filename, length: bytes.byteLength });
    if (!slot.upload_url || !slot.file_id || !allowed(slot.upload_url)) throw new Error('no upload address');
    const sent = await fetch(slot.upload_url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await sent.body?.cancel();
    if (!sent.ok) throw new Error(`upload: http ${sent.status}`);
    await client.files.completeUploadExternal({ files: [{ id: slot.file_id }] });
    return slot.file_id;
  }
}
