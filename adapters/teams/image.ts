/** What a picture is, as its first bytes tell. */
export interface ImageInfo {
  type: 'png' | 'gif' | 'jpeg';
  width: number;
  height: number;
}

/** Reads the kind and size of a PNG, GIF or JPEG; undefined for anything else. */
export function imageInfo(bytes: Buffer): ImageInfo | undefined {
  const start = bytes.toString('latin1', 0, 4);
  if (start === '\x89PNG' && bytes.length >= 24)
    return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (start === 'GIF8' && bytes.length >= 10)
    return { type: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  return start.startsWith('\xff\xd8') ? jpegInfo(bytes) : undefined;
}

/** A JPEG's size stands in its start of frame, C0 to CF without C4, C8 and CC; w3.org/Graphics/JPEG, B.2. */
function jpegInfo(bytes: Buffer): ImageInfo | undefined {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return undefined;
}
