/** Coded entries of a note → sentences that say the same, for readers of text. */

import { childElement, childElements, type XmlElement } from '../envelopes/safe-xml.ts';

/** C-CDA templates of what was done: Procedure Activity Act and Procedure Activity Observation. */
const ACTIVITY_TEMPLATES = new Set(['2.16.840.1.113883.10.20.22.4.12', '2.16.840.1.113883.10.20.22.4.13']);
/** Codes of the qualifier that says left or right. */
const LATERALITY = '272741003';
const NOT_COMPLETED = new Set(['aborted', 'cancelled', 'held', 'suspended']);
/** No note has as many. */
const MOST_SENTENCES = 200;

/** `documentationOf/serviceEvent` of the header: what the whole document is about. */
export function serviceEventSentences(document: XmlElement): string[] {
  return childElements(document, 'documentationOf').flatMap((of) => {
    const event = childElement(of, 'serviceEvent');
    return event && event.attributes.get('nullFlavor') === undefined ? procedureSentences(event) : [];
  });
}

/** The entries of one section. */
export function entrySentences(section: XmlElement): string[] {
  const sentences: string[] = [];
  for (const entry of childElements(section, 'entry')) collect(entry, sentences);
  return sentences.slice(0, MOST_SENTENCES);
}

function collect(parent: XmlElement, sentences: string[]): void {
  for (const child of parent.children) {
    if (typeof child === 'string' || child.namespace !== parent.namespace) continue;
    if (sentences.length >= MOST_SENTENCES) return;
    if (child.attributes.get('nullFlavor') !== undefined) continue;
    switch (child.name) {
      case 'procedure':
        sentences.push(...procedureSentences(child));
        collect(child, sentences);
        break;
      case 'act':
      case 'observation':
        if (isActivity(child)) sentences.push(...procedureSentences(child));
        collect(child, sentences);
        break;
      case 'substanceAdministration':
        sentences.push(...substanceSentences(child));
        break;
      case 'organizer':
      case 'entryRelationship':
      case 'component':
        collect(child, sentences);
        break;
    }
  }
}

function isActivity(element: XmlElement): boolean {
  return childElements(element, 'templateId').some((id) => ACTIVITY_TEMPLATES.has(id.attributes.get('root') ?? ''));
}

function procedureSentences(procedure: XmlElement): string[] {
  const name = codedName(childElement(procedure, 'code'));
  const site = childElements(procedure, 'targetSiteCode').map(siteName).filter(Boolean).join(', ');
  if (name === '' && site === '') return [];
  const what = name || 'Procedure';
  const sentences = [happening(procedure, 'Procedure', what)];
  const state = childElement(procedure, 'statusCode')?.attributes.get('code') ?? '';
  if (NOT_COMPLETED.has(state)) sentences.push(`${what} was not completed.`);
  const say = (label: string, values: readonly string[]): void => {
    const said = values.filter((value) => value !== '');
    if (said.length > 0) sentences.push(`${label}: ${said.join(', ')}.`);
  };
  say('Target site', [site]);
  say('Approach', childElements(procedure, 'approachSiteCode').map(codedName));
  say('Method', childElements(procedure, 'methodCode').map(codedName));
  say('Device', childElements(procedure, 'participant').map(deviceName));
  say('Date', [dateOf(childElement(procedure, 'effectiveTime'))]);
  say('Performed by', childElements(procedure, 'performer').map(performerRole));
  return sentences;
}

function substanceSentences(administration: XmlElement): string[] {
  const product = childElement(childElement(administration, 'consumable'), 'manufacturedProduct');
  const material = childElement(product, 'manufacturedMaterial');
  const name = codedName(childElement(material, 'code')) || plain(childElement(material, 'name'));
  if (name === '') return [];
  const dose = childElement(administration, 'doseQuantity')?.attributes;
  const quantity = [dose?.get('value'), dose?.get('unit') === '1' ? undefined : dose?.get('unit')];
  const what = [name, ...quantity, codedName(childElement(administration, 'routeCode'))].filter(Boolean).join(' ');
  return [happening(administration, 'Medication given', what)];
}

/** Done, not done or only meant to be. */
function happening(act: XmlElement, label: string, what: string): string {
  const mood = act.attributes.get('moodCode') ?? 'EVN';
  if (act.attributes.get('negationInd') === 'true') return `${what} was not performed.`;
  return mood === 'EVN' ? `${label}: ${what}.` : `Planned: ${what}.`;
}

/** The display name, that of a translation, or the words it was coded from. */
function codedName(code: XmlElement | undefined): string {
  if (!code) return '';
  const names = [code, ...childElements(code, 'translation')].map((coded) => coded.attributes.get('displayName'));
  return cleaned(names.find((name) => name?.trim()) ?? '') || plain(childElement(code, 'originalText'));
}

function siteName(site: XmlElement): string {
  const side = childElements(site, 'qualifier')
    .filter((qualifier) => childElement(qualifier, 'name')?.attributes.get('code') === LATERALITY)
    .map((qualifier) => codedName(childElement(qualifier, 'value')).toLowerCase());
  return [...side, codedName(site)].filter(Boolean).join(' ');
}

function deviceName(participant: XmlElement): string {
  return codedName(childElement(childElement(childElement(participant, 'participantRole'), 'playingDevice'), 'code'));
}

/** What the performer is, never who: names of people stay out of the text. */
function performerRole(performer: XmlElement): string {
  return (
    codedName(childElement(childElement(performer, 'assignedEntity'), 'code')) ||
    codedName(childElement(performer, 'functionCode'))
  );
}

function dateOf(time: XmlElement | undefined): string {
  const sent = time?.attributes.get('value') ?? childElement(time, 'low')?.attributes.get('value') ?? '';
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(sent) ?? [];
  return year ? `${year}-${month}-${day}` : '';
}

function plain(element: XmlElement | undefined): string {
  return cleaned((element?.children ?? []).filter((child) => typeof child === 'string').join(' '));
}

/** In one line and without the stop that the sentence gets. */
function cleaned(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
