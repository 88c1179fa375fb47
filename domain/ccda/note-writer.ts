/** Narrative pieces → plain text in lines, the way a note is written. */

/** A document that writes more than this is no note. */
const MOST_CHARACTERS = 5_000_000;

const ESCAPED_BLANK = /&(?:nbsp|#160|#xa0);/gi;

/** Thrown where tables repeat themselves into more text than any note has. */
export class NoteTooLong extends Error {}

export class NoteWriter {
  readonly #parts: string[] = [];
  #length = 0;
  /** Nothing stands in the open line yet. */
  #isLineEmpty = true;
  #isBlankDue = false;
  /** Put before the next text, as the bullet of a list item is. */
  #prefix = '';

  /** Words of one line; any white space counts as one blank. */
  inline(text: string): void {
    // Escaped twice by some senders.
    const words = text.replace(ESCAPED_BLANK, ' ').trim().replace(/\s+/g, ' ');
    if (words === '') {
      this.#isBlankDue ||= text !== '';
      return;
    }
    if (this.#isLineEmpty) this.#put(this.#prefix);
    else if (this.#isBlankDue || startsBlank(text)) this.#put(' ');
    this.#prefix = '';
    this.#put(words);
    this.#isLineEmpty = false;
    this.#isBlankDue = endsBlank(text);
  }

  /** Text of a narrative, in which a line break may be one of the note or only of the file. */
  prose(text: string, keepsLines: boolean): void {
    if (!text.includes('\n')) {
      this.inline(text);
      return;
    }
    const lines = text.split('\n');
    let before = '';
    for (const [index, line] of lines.entries()) {
      if (index > 0 && (keepsLines || line.trim() === '' || isNewLine(before, line))) {
        // Blanks behind the last line break are those of the indentation.
        if (index < lines.length - 1 || line.trim() !== '' || keepsLines) this.line();
      }
      this.inline(index < lines.length - 1 ? `${line} ` : line);
      if (line.trim() !== '') before = line.trimEnd();
    }
  }

  /** Ends the open line, where anything stands in it. */
  line(): void {
    if (!this.#isLineEmpty) this.#put('\n');
    this.#isLineEmpty = true;
    this.#isBlankDue = false;
  }

  /** What the next line begins with. */
  bullet(prefix: string): void {
    this.line();
    this.#prefix = prefix;
  }

  /** Forgets a bullet behind which nothing came. */
  endBullet(): void {
    this.line();
    this.#prefix = '';
  }

  toString(): string {
    return this.#parts.join('').trimEnd();
  }

  #put(text: string): void {
    this.#length += text.length;
    if (this.#length > MOST_CHARACTERS) throw new NoteTooLong();
    this.#parts.push(text);
  }
}

function startsBlank(text: string): boolean {
  return text.charCodeAt(0) <= 0x20 || text[0] === '\u00a0';
}

function endsBlank(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last <= 0x20 || last === 0xa0;
}

/** A label, or the bullet or number of an item. */
const OPENS_LINE = /^\s{0,40}(?:[A-Z][A-Za-z ,/&()-]{0,40}:|[-*\u2022]\s|\d{1,2}[.)]\s)/;
const ENDS_LINE = /[.:;!?]$/;

/** Notes that come as one text keep their own lines; lines that only wrap a sentence are joined. */
function isNewLine(before: string, line: string): boolean {
  return ENDS_LINE.test(before) || OPENS_LINE.test(line);
}
