/** What policies of IAM say to one action on one resource: the part of their language that the stack uses, and no more. */

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** One use of one resource; `context`: what conditions ask about it. */
export interface Use {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** As AWS decides: a statement allows it, and none denies it. */
export function isAllowed(statements: readonly Statement[], use: Use): boolean {
  const about = statements.filter((statement) => isAbout(statement, use));
  return about.some(({ Effect }) => Effect === 'Allow') && about.every(({ Effect }) => Effect !== 'Deny');
}

/** Whether action, resource and conditions of the statement fit. Who may use it is for the caller to know. */
export function isAbout({ Action, Resource, Condition = {} }: Statement, { action, resource, context }: Use): boolean {
  return (
    listed(Action).some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    listed(Resource).some((pattern) => isLike(resource, pattern)) &&
    Object.entries(Condition).every(([operator, tests]) =>
      Object.entries(tests).every(([key, values]) => holds(operator, context?.[key], listed(values))),
    )
  );
}

/** A value that is not there fails every test but those that ask for something else, and those that end in IfExists. */
function holds(operator: string, value: string | undefined, values: readonly string[]): boolean {
  const base = operator.replace(/IfExists$/, '');
  if (base === 'Null') return values.includes(String(value === undefined));
  if (value === undefined) return base !== operator || base.includes('Not');
  switch (base) {
    case 'StringEquals':
    case 'Bool':
      return values.includes(value);
    case 'StringNotEquals':
      return !values.includes(value);
    case 'StringLike':
    case 'ArnLike':
      return values.some((pattern) => isLike(value, pattern));
    case 'NumericLessThan':
      return values.some((limit) => Number(value) < Number(limit));
    default:
      throw new Error(`a condition that is not known here: ${operator}`);
  }
}

function isLike(text: string, pattern: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}

export function listed<Value>(value: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(value) ? value : [value as Value];
}
