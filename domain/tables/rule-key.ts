/** Keys of tables that hold something of each rule: `rule`, `rule#message`, `rule#message@payer`. */

export interface RuleKey {
  readonly ruleId: string;
  readonly message?: string;
  /** For whom alone the row holds, such as a MAC jurisdiction; whatever stands behind `@`. */
  readonly payer?: string;
}

export function parseRuleKey(key: string): RuleKey {
  const at = key.indexOf('@');
  const [ruleId = '', ...message] = (at < 0 ? key : key.slice(0, at)).split('#');
  return {
    ruleId,
    ...(message.length > 0 ? { message: message.join('#') } : {}),
    ...(at < 0 ? {} : { payer: key.slice(at + 1) }),
  };
}
