/** Something with an id, e.g. an order. */
export type SandboxRecord = Record<string, unknown> & { id: number | string };

/** Something that a call made, altered or removed. */
export interface Change {
  shop: string;
  what: string;
  id: number | string;
  deed: 'created' | 'changed' | 'deleted';
}

/** What is in one shop. It really changes, and every change is noted down. */
export class ShopRecords {
  readonly #tables = new Map<string, Map<string, SandboxRecord>>();
  readonly #shop: string;
  readonly #changes: Change[];
  #lastId = 100;

  constructor(shop: string, changes: Change[]) {
    this.#shop = shop;
    this.#changes = changes;
    for (const what of ['customers', 'orders', 'products', 'banners', 'coupons']) {
      for (const id of [1, 2]) this.#table(what).set(String(id), { id, name: `Sample ${id}` });
    }
  }

  list(what: string): SandboxRecord[] {
    return [...this.#table(what).values()];
  }

  find(what: string, id: string): SandboxRecord | undefined {
    return this.#table(what).get(id);
  }

  create(what: string, fields: object, id: number | string = ++this.#lastId): SandboxRecord {
    const record = { ...fields, id };
    this.#table(what).set(String(id), record);
    this.#note(what, id, 'created');
    return record;
  }

  change(what: string, id: string, fields: object): SandboxRecord | undefined {
    const old = this.find(what, id);
    if (!old) return undefined;
    const record = { ...old, ...fields, id: old.id };
    this.#table(what).set(id, record);
    this.#note(what, old.id, 'changed');
    return record;
  }

  delete(what: string, ids: string[] = [...this.#table(what).keys()]): number {
    const gone = ids.filter((id) => this.#table(what).delete(id));
    for (const id of gone) this.#note(what, id, 'deleted');
    return gone.length;
  }

  #note(what: string, id: number | string, deed: Change['deed']): void {
    this.#changes.push({ shop: this.#shop, what, id, deed });
  }

  #table(what: string): Map<string, SandboxRecord> {
    const table = this.#tables.get(what) ?? new Map<string, SandboxRecord>();
    this.#tables.set(what, table);
    return table;
  }
}
