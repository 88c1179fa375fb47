/** A file that cannot be imported, as opposed to a fault of ours. `line` and `column` are 0 where the whole file is meant. */
export class FileRefusal extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(file: string, reason: string, line = 0, column = 0) {
    super(reason);
    this.file = file;
    this.line = line;
    this.column = column;
  }
}
