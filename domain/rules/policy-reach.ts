/** Whether a policy speaks of what was done on a line. */

import type { LineFacts } from '../claim/line-facts.ts';
import { inForce, isInForce } from '../tables/dated-table.ts';
import type { PolicyDocumentValue, PolicyReach, RuleTables } from '../tables/rule-tables.ts';
import { NAME_THE_NERVES, SAY_THE_TECHNIQUE, techniqueNeeded } from './how-to-document.ts';
import { type NotEvaluated, notEvaluated } from './rule.ts';

/** `technique` and `nerve`: the policy may speak of it, depending on what the claim does not say. */
export type Reached = 'reached' | 'outside' | 'technique' | 'nerve';

/** How far the stance of a policy holds for the line. */
export function reachOf(policy: PolicyDocumentValue, facts: LineFacts, tables: RuleTables): Reached {
  if (policy.exceptDiagnoses?.some((family) => isFor(family, facts, tables))) return 'outside';
  const { exceptNerves, reaches } = policy;
  const { nerves } = facts.documented;
  if (exceptNerves && nerves.kind === 'named' && nerves.nerves.every(({ nerve }) => exceptNerves.includes(nerve ?? '')))
    return 'outside';
  if (!reaches) return 'reached';
  const each = reaches.map((reach) => reachedUse(reach, facts, tables));
  return each.find((reached) => reached === 'reached') ?? each.find((reached) => reached !== 'outside') ?? 'outside';
}

/** What the claim must say before the policy can be judged. */
export function reachNeeded(reached: 'technique' | 'nerve', policy: string, { documented }: LineFacts): NotEvaluated {
  if (reached === 'nerve') return notEvaluated(`the nerve treated, on which ${policy} depends`, NAME_THE_NERVES);
  return notEvaluated(`${techniqueNeeded(documented)}, on which ${policy} depends`, SAY_THE_TECHNIQUE);
}

/** Whether the line points to a diagnosis of the family; an institutional line stands for all of its claim's. */
function isFor(
  family: string,
  { setting, claim, pointedDiagnoses, serviceFrom }: LineFacts,
  tables: RuleTables,
): boolean {
  const row = inForce(tables['diagnosis-families'], family, serviceFrom);
  if (!isInForce(row)) return false;
  const belongs = (code: string | undefined) =>
    code !== undefined && row.value.prefixes.some((prefix) => code.startsWith(prefix));
  return setting === 'hospital'
    ? claim.diagnoses.some(({ code }) => belongs(code))
    : pointedDiagnoses.some(({ diagnosis }) => belongs(diagnosis?.code));
}

/** Every condition must hold; one that fails settles it, whatever else is not known. */
function reachedUse(reach: PolicyReach, facts: LineFacts, tables: RuleTables): Reached {
  const technique = reach.techniques ? techniqueHolds(reach.techniques, facts, tables) : true;
  const nerve = nerveHolds(reach, facts);
  if (technique === false || nerve === false) return 'outside';
  if (technique === undefined) return 'technique';
  return nerve === undefined ? 'nerve' : 'reached';
}

function techniqueHolds(
  techniques: readonly string[],
  { documented: { technique } }: LineFacts,
  tables: RuleTables,
): boolean | undefined {
  if (technique.kind !== 'stated') return undefined;
  if (techniques.includes(technique.technique)) return true;
  if (!technique.value.isUnspecified) return false;
  // "Radiofrequency" may be any kind of it, and is none of another family.
  const { family } = technique.value;
  const mayBe = techniques.some((other) =>
    tables.techniques?.records.get(other)?.rows.some(({ value }) => value.family === family),
  );
  return mayBe ? undefined : false;
}

function nerveHolds({ nerves, regions }: PolicyReach, { documented }: LineFacts): boolean | undefined {
  if (!nerves && !regions) return true;
  if (documented.nerves.kind !== 'named') return undefined;
  const named = documented.nerves.nerves;
  const isAmong = named.some(
    ({ nerve, value }) =>
      (!nerves || (nerve !== undefined && nerves.includes(nerve))) &&
      (!regions || (value !== undefined && regions.includes(value.region))),
  );
  if (isAmong) return true;
  return named.every(({ value }) => value !== undefined) ? false : undefined;
}
