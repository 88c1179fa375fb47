/** A nerve's name as clinicians shorten it: "lat. femoral cutaneous n.", "nerves to …". */

import { wordList } from '../text/word-list.ts';

type Forms = ReadonlyMap<string, readonly string[]>;

/** "greater gr great": a word and its forms, an entry between two commas. */
function formsOf(text: string): Forms {
  return new Map(
    wordList(text).map((entry) => {
      const [word = '', ...forms] = entry.split(' ');
      return [word, forms];
    }),
  );
}

/** Adjective → its short forms. */
const ADJECTIVES = formsOf(`
lateral lat,medial med,superior sup,inferior inf,anterior ant,posterior post,middle mid,articular art,
greater gr great,great gr greater,lesser less lsr,superficial superf sup,recurrent rec,
intermediate intermed int,superolateral superolat suplat,superomedial superomed supmed,
inferomedial inferomed infmed
`);
/** Adjective of one nerve → the stem that tables and tired hands leave of it: "sup med gen n", "lat fem cut n". */
const STEMS = formsOf(`
genicular gen genic,femoral fem,cutaneous cut,peroneal peron,occipital occ occip,saphenous saph,tibial tib,
plantar plant,calcaneal calc,digital dig,suprascapular suprascap,infrapatellar infrapat,ilioinguinal ilioing,
iliohypogastric iliohypo,interosseous inteross,obturator obt,cluneal clun,supraorbital supraorb,genitofemoral genitofem,
axillary ax axill,musculocutaneous musculocut,pudendal pud
`);
/** Noun → its short forms, the plural for names that a list continues. */
const NOUNS = formsOf(`
nerve n nerves,nerves n nn ns,neuroma neuromas neuromata,branch br branches,branches br brs
`);

/** The name, and each way to write it with short adjectives, with stems, with a short noun, or with any of these. */
export function spellings(name: readonly string[]): readonly (readonly string[])[] {
  const found = new Map([[name.join(' '), name]]);
  const definite = withArticle(name);
  if (definite) found.set(definite.join(' '), definite);
  for (const adjectives of cut(name, ADJECTIVES)) {
    // A stem alone is no name.
    for (const stems of name.length > 1 ? cut(adjectives, STEMS) : [adjectives])
      for (const words of shortened(stems, NOUNS)) found.set(words.join(' '), words);
  }
  return [...found.values()];
}

/** With all words short that the map knows, and each alone: "lat fem cut n", "lat fem cutaneous n", "sup medial genicular". */
function cut(name: readonly string[], forms: Forms): readonly (readonly string[])[] {
  const cuttable = name.filter((word) => forms.has(word));
  const all = shortened(name, forms);
  if (cuttable.length < 2) return all;
  return [
    ...all,
    ...cuttable.flatMap((own) =>
      shortened([own], forms)
        .slice(1)
        .map(([stem = own]) => name.map((word) => (word === own ? stem : word))),
    ),
  ];
}

/** "Dorsal nerve of the penis" */
function withArticle(name: readonly string[]): readonly string[] | undefined {
  const of = name.indexOf('of');
  if (of < 0 || name[of + 1] === 'the') return undefined;
  return [...name.slice(0, of + 1), 'the', ...name.slice(of + 1)];
}

/** The words as they are, and with all of them short that the map knows. */
function shortened(name: readonly string[], forms: Forms): readonly (readonly string[])[] {
  const most = Math.max(0, ...name.map((word) => forms.get(word)?.length ?? 0));
  const ways = Array.from({ length: most }, (_, way) =>
    name.map((word) => {
      const known = forms.get(word);
      return known ? (known[way] ?? known[0] ?? word) : word;
    }),
  );
  return [name, ...ways];
}
