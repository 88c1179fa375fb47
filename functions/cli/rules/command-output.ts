/** Where a command writes: its result, and what it has to say beside it. */
export interface CommandOutput {
  out(text: string): void;
  err(text: string): void;
  /** Waits while whoever reads the result is slower than the command; without it there is nothing to wait for. */
  ready?(): Promise<void>;
}
