/** The terms of the rule tables and of the language, in one lexicon, compiled once a release. */

import type { RuleTables } from '../../tables/rule-tables.ts';
import { CUES, type Cue, FRAMES } from '../text/assertion-cues.ts';
import { type Entry, lexiconOf, type Node } from '../text/lexicon.ts';
import { HEADING_WORDS } from '../text/section-headings.ts';
import { WordMap, wordList, wordSet } from '../text/word-list.ts';
import { termWords } from '../text/words.ts';
import { bareNameWords } from './bare-name-words.ts';
import { IMAGING_TERMS, type ImagingTerm } from './imaging-terms.ts';
import { LESION_TERMS, type LesionTerm } from './lesion-terms.ts';
import { MARKED_WORDS, type Mark } from './marked-words.ts';
import { type Misspellings, misspellingsOf } from './misspellings.ts';
import { NECESSITY_TERMS, type NecessityTerm } from './necessity-terms.ts';
import { type ScannedWords, scannedWordsOf } from './scanned-words.ts';
import { spellings } from './spellings.ts';

/** What a term of the lexicon stands for. */
export type Term =
  | { readonly kind: 'technique'; readonly key: string }
  | { readonly kind: 'nerve'; readonly key: string }
  | { readonly kind: 'nerveShort'; readonly key: string }
  | { readonly kind: 'device'; readonly key: string }
  | { readonly kind: 'imaging'; readonly key: ImagingTerm }
  | { readonly kind: 'lesion'; readonly key: LesionTerm }
  | { readonly kind: 'necessity'; readonly key: NecessityTerm }
  | { readonly kind: 'modulation'; readonly key: string }
  | { readonly kind: 'marked'; readonly key: Mark }
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'frame' };

export type TermKind = Exclude<Term['kind'], 'marked' | 'cue' | 'frame'>;

export interface Vocabulary {
  /** Every word of every term; words of notes that are not among them are kept nowhere. */
  readonly words: ReadonlyMap<string, Node<Term>>;
  /** Other ways to write those words: what is written → the word that is meant. */
  readonly otherSpellings: WordMap<string>;
  /** Name of a nerve, one blank between words → key of `nerves`. */
  readonly nerveNames: ReadonlyMap<string, string>;
  /** The words that those names start with. */
  readonly nerveOpeners: ReadonlySet<string>;
  /** Short form, in capitals as clinicians write it → key of `nerves`. */
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly misspellings: Misspellings;
  readonly scannedWords: ScannedWords;
  /** The keys of `nerves`. */
  readonly nerveKeys: ReadonlySet<string>;
}

/** What else clinicians call the drugs and services of `modulating-techniques`: term of the table → other words. */
const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  `
lidocaine:lido,xylocaine,lignocaine;
bupivacaine:bupi,bupiv,marc,sensorcaine;
ropivacaine:ropi,ropiv,naropin;
mepivacaine:mepi,mepiv,carbocaine;
triamcinolone:triam;
dexamethasone:dexa,decadron;
methylprednisolone:medrol,depomedrol,solumedrol;
betamethasone:celestone;
dry needling:shockwave+,shock wave+,eswt,class iv laser;
percutaneous nerve stimulation:pens,ptns,percutaneous tibial nerve stimulation,percutaneous stimulation,
tens unit,tens session,coiled lead,pulse generator,percutaneous lead,microlead,stim lead,external stimulator,
ipg,implantation of a lead,implantation of lead,lead placement,lead implantation,lead implant,lead went in,
lead was placed;
levobupivacaine:chirocaine,exparel;
hydrodissection:hydro dissection,hydrodissect,hydrodissecting,hydro dissected,hydrodilatation,hydro neurolysis;
dextrose:sugar water,sugar solution,glucose 5,5 glucose;
botulinum toxin:bont,bont a,onabot,incobot,abobot,onabotulinum,abobotulinum,incobotulinum,onabotulinumtoxina,
incobotulinumtoxina,abobotulinumtoxina,daxxify,onabota,abobota,incobota,rimabotb,toxin today,toxin only,
toxin injection+,toxin units
`
    .split(';')
    .map((entry) => {
      const [term = '', names = ''] = entry.split(':');
      return [term.trim(), wordList(names)];
    }),
);

const compiled = new WeakMap<RuleTables, Vocabulary>();

/** The vocabulary of a release, compiled at its first use. */
export function vocabularyOf(tables: RuleTables): Vocabulary {
  const ready = compiled.get(tables);
  if (ready) return ready;
  const entries: Entry<Term>[] = [];
  const nerveNames = new Map<string, string>();
  const abbreviations = new Map<string, string>();
  for (const [key, { rows }] of tables.techniques?.records ?? []) {
    entries.push(...languageTerms(new Set(rows.flatMap(({ value }) => value.terms)), { kind: 'technique', key }));
    for (const device of new Set(rows.flatMap(({ value }) => value.devices ?? []))) {
      entries.push({ words: termWords(device), value: { kind: 'device', key: device } });
    }
  }
  for (const [key, { rows }] of tables.nerves?.records ?? []) {
    const nerve: Term = { kind: 'nerve', key };
    for (const term of new Set(rows.flatMap(({ value }) => value.terms))) {
      for (const words of spellings(termWords(term))) {
        const name = words.join(' ');
        if (nerveNames.has(name)) continue;
        nerveNames.set(name, key);
        entries.push({ words, value: nerve });
      }
    }
    for (const short of rows.flatMap(({ value }) => value.abbreviations)) {
      abbreviations.set(short, key);
      entries.push(...languageTerms([short, `${short}s`], { kind: 'nerveShort', key: short }));
    }
  }
  for (const [key, { rows }] of tables['modulating-techniques']?.records ?? []) {
    const names = rows.flatMap(({ value }) => value.terms).flatMap((term) => [term, ...(OTHER_NAMES.get(term) ?? [])]);
    entries.push(...languageTerms(new Set(names), { kind: 'modulation', key }));
  }
  for (const [phrase, cue] of CUES) entries.push({ words: phrase.split(' '), value: { kind: 'cue', cue } });
  entries.push(...languageTerms(FRAMES.keys(), { kind: 'frame' }));
  for (const [key, terms] of IMAGING_TERMS) entries.push(...languageTerms(terms, { kind: 'imaging', key }));
  for (const [key, terms] of LESION_TERMS) entries.push(...languageTerms(terms, { kind: 'lesion', key }));
  for (const [key, terms] of NECESSITY_TERMS) entries.push(...languageTerms(terms, { kind: 'necessity', key }));
  for (const [key, terms] of MARKED_WORDS) entries.push(...languageTerms(terms, { kind: 'marked', key }));
  entries.push(...languageTerms(bareNameWords(nerveNames), { kind: 'marked', key: 'bareName' }));
  const misspellings = misspellingsOf(
    entries.flatMap(({ words, value }) => (value.kind === 'nerve' || value.kind === 'technique' ? words : [])),
  );
  const words = lexiconOf(entries);
  const otherSpellings = otherSpellingsOf(entries, words, misspellings);
  for (const word of otherSpellings) words.delete(word);
  const vocabulary = {
    words,
    otherSpellings,
    nerveNames,
    nerveOpeners: new Set([...nerveNames.keys()].map((name) => name.split(' ')[0] ?? '')),
    abbreviations,
    misspellings,
    scannedWords: scannedWordsOf(() => new Set([...words.keys(), ...otherSpellings, ...HEADING_WORDS])),
    nerveKeys: new Set(tables.nerves?.records.keys() ?? []),
  };
  compiled.set(tables, vocabulary);
  return vocabulary;
}

function otherSpellingsOf(
  entries: readonly Entry<Term>[],
  words: ReadonlyMap<string, unknown>,
  misspellings: Misspellings,
): WordMap<string> {
  const found = new Map<string, string>();
  for (const word of words.keys()) {
    const meant = misspellings.meant(word);
    if (meant !== undefined) found.set(word, meant);
  }
  for (const [word, meant] of OTHER_WORDS) if (!words.has(word)) found.set(word, meant);
  // "The geniculars", "her greater occipitals": adjectives of nerves that stand for their nouns.
  for (const { words: name, value } of entries) {
    if (value.kind !== 'nerve') continue;
    for (const word of name) if (isNounLike(word) && !words.has(`${word}s`)) found.set(`${word}s`, word);
  }
  return new WordMap(found);
}

/** Words of Spanish notes in English ones, short forms, contractions without their sign, and what dictation hears: a word → what it means. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map(
  wordList(`
etoh alcohol,alc alcohol,abs absolute,dehyd dehydrated,fennel phenol,fenol phenol,phoh phenol,
etanol ethanol,neurolisis neurolysis,neurólisis neurolysis,neurolítico neurolytic,
radiofrecuencia radiofrequency,térmica thermal,termica thermal,pulsada pulsed,crioablación cryoablation,
crioablacion cryoablation,crioneurolisis cryoneurolysis,crioneurólisis cryoneurolysis,ablación ablation,
ablacion ablation,bloqueo block,lidocaína lidocaine,lidocaina lidocaine,bupivacaína bupivacaine,
bupivacaina bupivacaine,ultrasonido ultrasound,fluoroscopia fluoroscopy,imágenes images,imagenes images,
guardadas saved,archivadas archived,couldnt cannot,cant cannot,didnt not,wasnt not,werent not,isnt not,doesnt not,
hasnt not,havent not,hadnt not,dont not,wont not,wouldnt not
`).map((pair) => pair.split(' ') as [string, string]),
);

/** Where something lies is no nerve, however many there are. */
const PLACES = wordSet('lateral medial dorsal spinal motor major minor inferior superior interior');

function isNounLike(word: string): boolean {
  return (word.endsWith('al') || word.endsWith('ar') || word === 'obturator') && !PLACES.has(word);
}

function languageTerms(terms: Iterable<string>, value: Term): Entry<Term>[] {
  return Array.from(terms, (term) => ({ words: termWords(term), value }));
}
