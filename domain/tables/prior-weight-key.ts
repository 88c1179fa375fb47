/** The rule that a key of `prior-weights` is about: the key is `rule` or `rule#message`. */
export function weighedRule(key: string): string {
  return key.split('#', 1)[0] ?? key;
}
