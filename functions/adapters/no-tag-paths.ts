/**
 * Stands in for the paths of tags that the XML parser keeps for options and call-backs, in the bundles: none of them is
 * used here, and the parser itself asks for the tag at hand alone. It is a hundredth of a bundle.
 */

const NO_EXPRESSIONS = 'expressions of paths are left out of the bundles';

export class Matcher {
  readonly #tags: string[] = [];

  push(tag: string): void {
    this.#tags.push(tag);
  }

  pop(): void {
    this.#tags.pop();
  }

  reset(): void {
    this.#tags.length = 0;
  }

  getCurrentTag(): string | undefined {
    return this.#tags.at(-1);
  }

  updateCurrent(): void {}

  matchesAny(): boolean {
    return false;
  }

  toString(): string {
    return '';
  }

  readOnly(): this {
    return this;
  }
}

/** Made empty by the parser; nothing is ever added. */
export class ExpressionSet {
  readonly size = 0;

  add(): never {
    throw new Error(NO_EXPRESSIONS);
  }

  seal(): void {}
}

export class Expression {
  constructor() {
    throw new Error(NO_EXPRESSIONS);
  }
}
