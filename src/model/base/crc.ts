/** Bytes in; their CRC-32 (ISO 3309, as in ZIP and PNG), by a table of all bytes, out. */

const polynomial = 0xedb88320;

const ofByte = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? polynomial : 0);
  return rest;
});

export function crc32(bytes: Uint8Array): number {
  let rest = -1;
  for (const byte of bytes) rest = (rest >>> 8) ^ (ofByte[(rest ^ byte) & 255] as number);
  return ~rest >>> 0;
}
