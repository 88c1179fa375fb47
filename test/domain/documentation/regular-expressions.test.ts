import { describe } from 'vitest';
import { areSafe } from '../../support/regular-expressions.ts';

describe('the regular expressions that read notes', () => {
  areSafe((file) => file.startsWith('documentation/') && !file.startsWith('documentation/text/'));
});
