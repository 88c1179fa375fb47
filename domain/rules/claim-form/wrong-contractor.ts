import type { LineFacts } from '../../claim/line-facts.ts';
import { contractorOf } from '../../claim/line-of-business.ts';
import type { MacFact } from '../../claim/mac.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { SAY_THE_PLACE } from '../how-to-document.ts';
import { atRisk, defineRule, notCovered, notEvaluated, pass } from '../rule.ts';

const NAME_THE_CONTRACTOR =
  'the contractor number as payer id (2010BB NM109); an alias of a clearing house says nothing of the contractor it stands for';

/**
 * A Medicare claim goes to the contractor of the place of service (Pub. 100-04, chapter 1, section 10.1.1); any other
 * denies it as not its own. Railroad Medicare has one contractor for all places, and is not judged. A Medicare
 * Advantage plan pays its own claims, so none of them goes to a contractor. Hospital chains may be assigned to one
 * contractor for all their hospitals, so a Part A number of another area weighs less.
 */
export const wrongContractor = defineRule({
  id: 'claim-form/wrong-contractor',
  summary: 'A Medicare claim is addressed to another contractor than the one of the place of service.',
  linesOfBusiness: ['medicare', 'medicareAdvantage'],
  tables: ['mac-contractors', 'mac-jurisdictions', 'zip-localities', 'places-of-service'],
  messages: {
    otherMac:
      'The claim is addressed to contractor {sent} ({sentJurisdiction}); the place of service belongs to {contractor} ({jurisdiction}).',
    otherContractorOfMac:
      'The claim is addressed to contractor {sent} and the place of service belongs to {contractor}, both of {jurisdiction}. The MAC is the right one, the contractor number is another area’s.',
    otherHospitalContractor:
      'The claim is addressed to Part A contractor {sent} ({sentJurisdiction}) and the hospital’s address belongs to {contractor} ({jurisdiction}). That is right only for a hospital that is assigned to another area, such as one of a chain.',
    otherPart:
      'Contractor number {sent} is for the other part of Medicare; a claim of this kind goes to {contractor} ({jurisdiction}).',
    advantageToContractor:
      'The claim says Medicare Advantage and is addressed to contractor {sent} of original Medicare, which pays no claim of a plan’s member.',
    sendToContractor: 'Address the claim to contractor {contractor}, if the address of the place of service is right.',
    sendToPlan:
      'Send the claim to the plan, or state original Medicare as the filing indicator if the patient is in no plan.',
  },
  advice: ['sendToContractor', 'sendToPlan'],

  evaluate(facts, tables) {
    const sent = facts.claim.payer.id;
    const { mac } = facts;
    if (mac && mac.resolvedBy !== 'payerId' && mac.contractor === sent && facts.lineOfBusiness === 'medicare') {
      return isElsewhere(facts, mac, tables) ? notEvaluated('where the patient lives', SAY_THE_PLACE) : pass;
    }
    const day = facts.serviceFrom;
    const addressed = contractorOf(sent, tables, day);
    if (facts.lineOfBusiness === 'medicareAdvantage') {
      if (!addressed) return pass;
      return atRisk({
        message: 'advantageToContractor',
        values: { sent },
        at: [facts.claim.payer.idAt],
        citations: [addressed.citation],
        suggest: ['sendToPlan'],
      });
    }
    if (!addressed) {
      // Outside the table's span no number is known, which says nothing of this one.
      if (inForce(tables['mac-contractors'], sent, day).kind === 'uncovered') return notCovered('mac-contractors');
      return notEvaluated('the contractor that the claim is addressed to', NAME_THE_CONTRACTOR);
    }
    if (!mac || mac.resolvedBy === 'payerId') return notEvaluated('the place of service', SAY_THE_PLACE);
    if (isElsewhere(facts, mac, tables)) return notEvaluated('where the patient lives', SAY_THE_PLACE);
    const isInstitutional = facts.claim.form === 'institutional';
    const isPartA = addressed.contractor !== sent;
    const isOfMac = addressed.value.jurisdiction === mac.jurisdiction;
    const message =
      isOfMac && isPartA !== isInstitutional
        ? 'otherPart'
        : isOfMac
          ? 'otherContractorOfMac'
          : isInstitutional && isPartA
            ? 'otherHospitalContractor'
            : 'otherMac';
    return atRisk({
      message,
      values: {
        sent,
        sentJurisdiction: addressed.value.jurisdiction,
        contractor: mac.contractor,
        jurisdiction: mac.jurisdiction,
      },
      at: [facts.claim.payer.idAt, ...(mac.at ? [mac.at] : [])],
      citations: [...mac.citations, addressed.citation],
      suggest: ['sendToContractor'],
    });
  },
});

/** Whether the place is the patient's and only the biller's address is known, which may lie in another area. */
function isElsewhere(facts: LineFacts, mac: MacFact, tables: RuleTables): boolean {
  if (mac.resolvedBy !== 'billingProviderZip') return false;
  const place = inForce(tables['places-of-service'], facts.line.placeOfService ?? '', facts.serviceFrom);
  return isInForce(place) && place.value.kind === 'patientsHome';
}
