/** Articles of the Medicare Coverage Database that name the scored code: their code lists, and what they are. */

import {
  CONTRACTOR_TABLES,
  contractorId,
  createContractors,
  createNamedRows,
  type DocumentVersion,
  keepJudgement,
  type NamedRow,
  NO_SUCH_CONTRACTOR,
  type PolicyDocument,
  policyDocument,
  policyStatements,
  tableNamed,
  versionsToCome,
} from './coverage-database.ts';
import type { Statement, TableStatements } from './merge-table.ts';
import { diagnosisCode, quoted } from './published-values.ts';
import { type FileReader, type KindReader, type Reading, refusing } from './reading.ts';

/** The tables that are read, in this order; a `?` marks those that an export may lack. */
export const ARTICLE_TABLES = [
  ...CONTRACTOR_TABLES,
  'article_x_hcpc_code.csv',
  'article.csv',
  'article_x_contractor.csv',
  'article_x_icd10_covered.csv',
  'article_x_icd10_noncovered.csv',
  'article_x_hcpc_modifier.csv?',
  'article_x_bill_code.csv?',
  'article_related_documents.csv?',
] as const;

/** What the export writes where a list is empty. */
const NOT_APPLICABLE = 'XX000';

interface Article {
  document?: PolicyDocument | undefined;
  readonly procedureCodes: Set<string>;
  readonly contractors: Set<string>;
  readonly covered: Set<string>;
  readonly nonCovered: Set<string>;
  readonly modifiers: Set<string>;
  readonly billTypes: Set<string>;
  readonly related: Set<string>;
}

const article = (): Article => ({
  procedureCodes: new Set(),
  contractors: new Set(),
  covered: new Set(),
  nonCovered: new Set(),
  modifiers: new Set(),
  billTypes: new Set(),
  related: new Set(),
});

const sorted = (values: ReadonlySet<string>) => [...values].sort();

export function readMcdArticle(reading: Reading): KindReader {
  const contractors = createContractors(reading.tables);
  const articles = new Map<string, Article>();
  const idOf = (value: NamedRow) => `${value('article_id')}/${value('article_version')}`;
  return {
    file(name) {
      const refuse = refusing(reading, name);
      const table = tableNamed(name);
      const known = contractors.file(table, refuse);
      if (known) return known;
      const each = (
        columns: string[],
        take: (of: Article, value: NamedRow, refuseAt: (column: string, reason: string) => void) => void,
      ): FileReader =>
        createNamedRows(refuse, ['article_id', 'article_version', ...columns], (value, line, columnOf) => {
          const of = articles.get(idOf(value));
          if (of) take(of, value, (column, reason) => refuse(line, columnOf(column), reason));
        });
      const diagnoses = (list: 'covered' | 'nonCovered') =>
        each(['icd10_code_id'], (of, value, refuseAt) => {
          const text = value('icd10_code_id');
          if (text === '' || text.replace('.', '') === NOT_APPLICABLE) return;
          const code = diagnosisCode(text);
          if (code === undefined) refuseAt('icd10_code_id', `${quoted(text)} is no ICD-10-CM code`);
          else of[list].add(code);
        });
      switch (table) {
        case 'article_x_hcpc_code.csv':
          return hcpcReader(articles, idOf, refusing(reading, name), reading);
        case 'article.csv':
          return createNamedRows(
            refuse,
            ['article_id', 'article_version', 'title', 'display_id', 'status'],
            (value, line, columnOf) => {
              const of = articles.get(idOf(value)) ?? otherVersion(articles, value('article_id'), idOf(value));
              if (of) of.document = policyDocument(value, line, columnOf, FIELDS, reading, refuse);
            },
          );
        case 'article_x_contractor.csv':
          return each(['contractor_id'], (of, value, refuseAt) => {
            const id = contractorId(value);
            if (contractors.has(id)) of.contractors.add(id);
            else refuseAt('contractor_id', NO_SUCH_CONTRACTOR);
          });
        case 'article_x_icd10_covered.csv':
          return diagnoses('covered');
        case 'article_x_icd10_noncovered.csv':
          return diagnoses('nonCovered');
        case 'article_x_hcpc_modifier.csv':
          return each([], (of, value) => {
            const modifier = value('hcpc_modifier_code_id') || value('hcpc_modifier_id') || value('modifier');
            if (/^[0-9A-Z]{2}$/.test(modifier)) of.modifiers.add(modifier);
          });
        case 'article_x_bill_code.csv':
          return each(['bill_code_id'], (of, value) => {
            const type = value('bill_code_id');
            if (/^[0-9X]{3,4}$/i.test(type)) of.billTypes.add(type.replace(/^0(?=\d\d)/, '').toUpperCase());
          });
        default:
          return each([], (of, value) => {
            if (/^\d{4,6}$/.test(value('r_lcd_id'))) of.related.add(`L${value('r_lcd_id')}`);
          });
      }
    },
    end() {
      const read = [...articles.values()].flatMap((of) => (of.document ? [{ ...of, document: of.document }] : []));
      return articleStatements(versionsToCome(read, reading), contractors, reading);
    },
  };
}

const FIELDS = {
  id: 'article_id',
  version: 'article_version',
  letter: 'A',
  begins: ['article_rev_eff_date', 'article_eff_date'],
  ends: ['date_retired', 'article_end_date'],
} as const;

/** The articles that list the scored code, and which of the kept codes each lists. */
function hcpcReader(
  articles: Map<string, Article>,
  idOf: (value: NamedRow) => string,
  refuse: ReturnType<typeof refusing>,
  reading: Reading,
): FileReader {
  const others = new Map<string, Set<string>>();
  const rows = createNamedRows(refuse, ['article_id', 'article_version', 'hcpc_code_id'], (value) => {
    const code = value('hcpc_code_id');
    if (!reading.keptCodes.has(code)) return;
    const id = idOf(value);
    if (code === reading.scoredCode && !articles.has(id)) articles.set(id, article());
    others.set(id, (others.get(id) ?? new Set()).add(code));
  });
  return {
    row: rows.row,
    end() {
      rows.end();
      for (const [id, { procedureCodes }] of articles)
        for (const code of others.get(id) ?? []) procedureCodes.add(code);
    },
  };
}

/** A version without the scored code, of an article that lists it in another: where it is the newer, the code is gone. */
function otherVersion(articles: Map<string, Article>, articleId: string, id: string): Article | undefined {
  if (![...articles.keys()].some((listing) => listing.startsWith(`${articleId}/`))) return undefined;
  const of = article();
  articles.set(id, of);
  return of;
}

function articleStatements(
  versions: readonly DocumentVersion<Article & { readonly document: PolicyDocument }>[],
  contractors: ReturnType<typeof createContractors>,
  reading: Reading,
): TableStatements[] {
  const lists: Statement[] = [];
  const policies: Statement[] = [];
  for (const { of, until } of versions) {
    const { document } = of;
    if (!of.procedureCodes.has(reading.scoredCode)) continue;
    const { displayId: key, title, isProposed, through, version } = document;
    if (of.contractors.size === 0) {
      const reason = `no row names a contractor of ${key}, version ${version}`;
      reading.defects.add({ file: 'article_x_contractor.csv', line: 0, column: 0, reason });
    }
    const jurisdictions = contractors.jurisdictions(of.contractors);
    const publisher = contractors.publisher(of.contractors);
    const procedureCodes = sorted(of.procedureCodes);
    policies.push(
      ...policyStatements(document, until, {
        kind: 'article',
        title,
        ...(publisher === undefined ? {} : { publisher }),
        jurisdictions,
        procedureCodes,
        ...(of.modifiers.size > 0 ? { modifiers: sorted(of.modifiers) } : {}),
        ...(of.billTypes.size > 0 ? { billTypes: sorted(of.billTypes) } : {}),
        ...(of.related.size > 0 ? { relatedPolicies: sorted(of.related) } : {}),
      }),
    );
    // The export states the lists of its day, not since when each code stands on them.
    const from = document.from > reading.effective ? document.from : reading.effective;
    // A proposal has lists and is not in force; nor is an article that was retired before the file's first day.
    const end = until !== null && (through === null || through > until) ? until : through;
    if (isProposed || (end !== null && end < from)) continue;
    const [covered, nonCovered] = [sorted(of.covered), sorted(of.nonCovered)];
    // An article without lists says nothing of diagnoses; an empty list would say that any will do.
    if (covered.length === 0 && nonCovered.length === 0) continue;
    const value = { policy: key, title, jurisdictions, procedureCodes, covered, nonCovered };
    lists.push({ key, from, through: end, locator: `version ${version}`, value });
  }
  return [
    {
      table: 'covered-diagnoses',
      statements: lists,
      isOpenEnded: true,
      hasOwnDates: false,
      isWhole: !reading.isExcerpt,
    },
    {
      table: 'policies',
      statements: policies,
      isOpenEnded: true,
      hasOwnDates: true,
      isWhole: false,
      mergeValue: keepJudgement,
    },
  ];
}
