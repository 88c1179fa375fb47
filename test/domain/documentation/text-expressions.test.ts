import { describe } from 'vitest';
import { areSafe } from '../../support/regular-expressions.ts';

describe('the regular expressions that part a note', () => {
  areSafe((file) => file.startsWith('documentation/text/'));
});
