/** ZIP files as CMS ships them, read in bounds: a file that unfolds without end is refused before it fills the memory. */

import yauzl from 'yauzl';
import { FileRefusal } from './refusal.ts';

export interface ArchiveMember {
  readonly name: string;
  /** Bytes when unfolded, as the archive states and the reader holds it to. */
  readonly size: number;
  bytes(): AsyncIterable<Uint8Array>;
}

export interface Archive {
  readonly members: readonly ArchiveMember[];
  close(): void;
}

const MOST_MEMBERS = 5_000;
const MOST_MEMBER_BYTES = 2_000_000_000;
/** The spreadsheets of the PTP edits unfold to some 12 times their size, text to 10. Small members may be anything. */
const MOST_UNFOLDING = 200;
const SMALL_BYTES = 10_000_000;

/** Opens a ZIP by its path or from its bytes. `label` names it in refusals. */
export async function openArchive(from: string | Buffer, label: string): Promise<Archive> {
  const options = { lazyEntries: true, autoClose: false } as const;
  const zip = await (typeof from === 'string'
    ? yauzl.openPromise(from, options)
    : yauzl.fromBufferPromise(from, options)
  ).catch((error: Error) => {
    throw new FileRefusal(label, `the ZIP is cut off or damaged (${error.message})`);
  });
  try {
    const members: ArchiveMember[] = [];
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (members.length >= MOST_MEMBERS) throw new FileRefusal(label, `the ZIP has more than ${MOST_MEMBERS} members`);
      members.push(memberOf(zip, entry, label));
    }
    return { members, close: () => zip.close() };
  } catch (error) {
    zip.close();
    if (error instanceof FileRefusal) throw error;
    throw new FileRefusal(label, `the ZIP is cut off or damaged (${(error as Error).message})`);
  }
}

function memberOf(zip: yauzl.ZipFile, entry: yauzl.Entry, label: string): ArchiveMember {
  const { fileName: name, uncompressedSize: size, compressedSize } = entry;
  const inside = `${label} › ${name}`;
  return {
    name,
    size,
    async *bytes() {
      if (entry.isEncrypted()) throw new FileRefusal(inside, 'the member is encrypted');
      const isBomb = size > SMALL_BYTES && size > compressedSize * MOST_UNFOLDING;
      if (size > MOST_MEMBER_BYTES || isBomb) {
        throw new FileRefusal(inside, `the member would unfold from ${compressedSize} to ${size} bytes`);
      }
      const stream = await zip.openReadStreamPromise(entry).catch((error: Error) => {
        throw new FileRefusal(inside, `the member is cut off or damaged (${error.message})`);
      });
      // Errors of the stream alone are the archive's; what the consumer throws stays the consumer's.
      const chunks = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
      try {
        for (;;) {
          const next = await chunks.next().catch((error: Error) => {
            throw new FileRefusal(inside, `the member is cut off or damaged (${error.message})`);
          });
          if (next.done) return;
          yield next.value;
        }
      } finally {
        stream.destroy();
      }
    },
  };
}

/** All bytes of a member, for an archive inside an archive. */
export async function memberBytes(member: ArchiveMember, label: string, most: number): Promise<Buffer> {
  if (member.size > most) throw new FileRefusal(label, `the ZIP inside has ${member.size} bytes, more than ${most}`);
  const chunks: Buffer[] = [];
  for await (const chunk of member.bytes()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
