/** Articles of the Medicare Coverage Database that name the scored code: their code lists, and what they are. */

import {
  CONTRACTOR_TABLES,
  contractorId,
  createContractors,
  createNamedRows,
  keepJudgement,
  type NamedRow,
  type PolicyDocument,
  policyDocument,
  policyStatements,
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
  document?: PolicyDocument;
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
      const table =
        name
          .split(/[/›\\]/)
          .at(-1)
          ?.trim()
          .toLowerCase() ?? '';
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
              const of = articles.get(idOf(value));
              if (of) of.document = policyDocument(value, line, columnOf, FIELDS, reading, refuse) as PolicyDocument;
            },
          );
        case 'article_x_contractor.csv':
          return each(['contractor_id'], (of, value) => void of.contractors.add(contractorId(value)));
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
    end: () => articleStatements(newest(articles), contractors, reading),
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

/** Of each article the newest version. */
function newest(articles: ReadonlyMap<string, Article>): Article[] {
  const byId = new Map<string, Article>();
  for (const one of articles.values()) {
    if (!one.document) continue;
    const other = byId.get(one.document.displayId);
    if (!other?.document || other.document.version < one.document.version) byId.set(one.document.displayId, one);
  }
  return [...byId.values()];
}

function articleStatements(
  articles: readonly Article[],
  contractors: ReturnType<typeof createContractors>,
  reading: Reading,
): TableStatements[] {
  const lists: Statement[] = [];
  const policies: Statement[] = [];
  for (const { document, ...of } of articles) {
    if (!document) continue;
    const { displayId: key, title, isProposed, through, version } = document;
    const jurisdictions = contractors.jurisdictions(of.contractors);
    const publisher = contractors.publisher(of.contractors);
    const procedureCodes = sorted(of.procedureCodes);
    policies.push(
      ...policyStatements(document, {
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
    if (isProposed || (through !== null && through < from)) continue;
    const [covered, nonCovered] = [sorted(of.covered), sorted(of.nonCovered)];
    const value = { policy: key, title, jurisdictions, procedureCodes, covered, nonCovered };
    lists.push({ key, from, through, locator: `version ${version}`, value });
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
