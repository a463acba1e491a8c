import type { AddressInfo } from 'node:net';
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/**
 * When a process is to die, by what it says to the other side: `before` that gets there; or `after` it did, when the
 * answer is about to come back. `says` looks at the bytes.
 */
export interface Point {
  when: 'before' | 'after';
  says(bytes: Buffer): boolean;
}

/** Stands between a process and what it talks to, and lets nothing through any more from a point on. */
export interface Relay {
  readonly port: number;
  /** Waits for the point; then nothing passes any more, and `strike` is called, once. */
  arm(point: Point, strike: () => void): void;
  disarm(): void;
  close(): Promise<void>;
}

/** A relay to that address, on a free port of 127.0.0.1. */
export async function startRelay(target: NetConnectOpts): Promise<Relay> {
  const sockets = new Set<Socket>();
  let armed: { point: Point; strike: () => void } | undefined;
  let isDead = false;

  function die(strike: () => void): void {
    armed = undefined;
    isDead = true;
    strike();
  }

  const server = createServer((near) => {
    const far = connect(target);
    let isPast = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (bytes) => {
      if (isDead) return;
      if (armed?.point.says(bytes)) {
        if (armed.point.when === 'before') return die(armed.strike);
        isPast = true;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (isDead) return;
      if (isPast && armed) return die(armed.strike);
      near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arm(point, strike) {
      armed = { point, strike };
    },
    disarm() {
      armed = undefined;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
