/** Coded entries of a note → sentences that say the same, for readers of text. */

import { dayAfter, parseX12Date } from '../calendar.ts';
import { childElement, childElements, type XmlElement } from '../envelopes/safe-xml.ts';

/** C-CDA templates of what was done: Procedure Activity Act and Procedure Activity Observation. */
const ACTIVITY_TEMPLATES = new Set(['2.16.840.1.113883.10.20.22.4.12', '2.16.840.1.113883.10.20.22.4.13']);
/** Codes of the qualifier that says left or right. */
const LATERALITY = '272741003';
const NOT_COMPLETED = new Set(['aborted', 'suspended']);
const NEVER_BEGUN = new Set(['cancelled', 'held', 'nullified']);
/** No note has as many. */
const MOST_SENTENCES = 200;

/** Done as far as the elements around it say, or not; of what was not done the name is told and nothing else. */
type Mood = 'done' | 'planned' | 'notDone';

/** `documentationOf/serviceEvent` of the header: what the whole document is about. */
export function serviceEventSentences(document: XmlElement): string[] {
  return serviceEvents(document).flatMap((event) => procedureSentences(event, moodOf(event, 'done')));
}

function serviceEvents(document: XmlElement): XmlElement[] {
  return childElements(document, 'documentationOf').flatMap((of) => {
    const event = childElement(of, 'serviceEvent');
    return event && event.attributes.get('nullFlavor') === undefined ? [event] : [];
  });
}

/** The first day of the service as `CCYYMMDD`; empty where the header does not say it. */
export function serviceDay(document: XmlElement): string {
  const days = serviceEvents(document).map((event) => daysOf(childElement(event, 'effectiveTime'))[0] ?? '');
  return days.filter((day) => day.length === 8).sort()[0] ?? '';
}

/** The entries of one section. What was done before `day`, that of the service, is left out. */
export function entrySentences(section: XmlElement, day: string): string[] {
  const sentences: string[] = [];
  for (const entry of childElements(section, 'entry')) collect(entry, 'done', day, sentences);
  return sentences.slice(0, MOST_SENTENCES);
}

function collect(parent: XmlElement, around: Mood, day: string, sentences: string[]): void {
  for (const child of parent.children) {
    if (typeof child === 'string' || child.namespace !== parent.namespace) continue;
    if (sentences.length >= MOST_SENTENCES) return;
    if (child.attributes.get('nullFlavor') !== undefined || !CLINICAL.test(child.name)) continue;
    const isSubstance = child.name === 'substanceAdministration';
    const isDeed = isSubstance || child.name === 'procedure' || isActivity(child);
    // Other elements may have begun long ago and hold what was done today.
    if (isDeed && isBefore(daysOf(childElement(child, 'effectiveTime')).at(-1) ?? '', day)) continue;
    const mood = moodOf(child, around);
    if (isDeed) sentences.push(...(isSubstance ? substanceSentences(child, mood) : procedureSentences(child, mood)));
    if (!isSubstance) collect(child, mood, day, sentences);
  }
}

const CLINICAL = /^(?:procedure|act|observation|substanceAdministration|organizer|entryRelationship|component)$/;

function isActivity(element: XmlElement): boolean {
  return childElements(element, 'templateId').some((id) => ACTIVITY_TEMPLATES.has(id.attributes.get('root') ?? ''));
}

/** What holds of an element holds of what is inside it. */
function moodOf(element: XmlElement, around: Mood): Mood {
  if (around !== 'done') return around;
  const state = childElement(element, 'statusCode')?.attributes.get('code') ?? '';
  if (/true|1/.test(element.attributes.get('negationInd') ?? '') || NEVER_BEGUN.has(state)) return 'notDone';
  return (element.attributes.get('moodCode') ?? 'EVN') === 'EVN' ? 'done' : 'planned';
}

/** Days may be told apart by one where their time zones differ, and one of them may be a month or a year. */
function isBefore(earlier: string, day: string): boolean {
  const from = parseX12Date(earlier);
  return earlier !== '' && earlier < day.slice(0, earlier.length) && !(from && dayAfter(from) === parseX12Date(day));
}

function procedureSentences(procedure: XmlElement, mood: Mood): string[] {
  const name = codedName(childElement(procedure, 'code'));
  const site = childElements(procedure, 'targetSiteCode').map(siteName).filter(Boolean).join(', ');
  if (mood !== 'done') return name === '' ? [] : [happening(mood, 'Procedure', name)];
  if (name === '' && site === '') return [];
  const what = name || 'Procedure';
  const sentences = [happening(mood, 'Procedure', what)];
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

function substanceSentences(administration: XmlElement, mood: Mood): string[] {
  const product = childElement(childElement(administration, 'consumable'), 'manufacturedProduct');
  const material = childElement(product, 'manufacturedMaterial');
  const name = codedName(childElement(material, 'code')) || plain(childElement(material, 'name'));
  if (name === '') return [];
  const dose = childElement(administration, 'doseQuantity')?.attributes;
  const quantity = [dose?.get('value'), dose?.get('unit') === '1' ? undefined : dose?.get('unit')];
  const what = [name, ...quantity, codedName(childElement(administration, 'routeCode'))].filter(Boolean).join(' ');
  return [happening(mood, 'Medication given', what)];
}

/** Done, not done or only meant to be. */
function happening(mood: Mood, label: string, what: string): string {
  if (mood === 'notDone') return `${what} was not performed.`;
  return mood === 'done' ? `${label}: ${what}.` : `Planned: ${what}.`;
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
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(daysOf(time)[0] ?? '') ?? [];
  return year ? `${year}-${month}-${day}` : '';
}

/** First and last day, each as much of `CCYYMMDD` as is said. */
function daysOf(time: XmlElement | undefined): string[] {
  const sent = [time, childElement(time, 'low'), childElement(time, 'high')].map((at) => at?.attributes.get('value'));
  return sent.flatMap((value) => /^\s*(\d{4}(?:\d{2}){0,2})/.exec(value ?? '')?.[1] ?? []);
}

function plain(element: XmlElement | undefined): string {
  return cleaned((element?.children ?? []).filter((child) => typeof child === 'string').join(' '));
}

/** In one line and without the stop that the sentence gets. */
function cleaned(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
