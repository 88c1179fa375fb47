/** What a caller can send so that a rule without evidence can be evaluated. */

export const SAY_THE_TECHNIQUE =
  'documentation.modality, device or temperatureCelsius of the JSON claim, or an NTE or SV101-7 that names the technique';

export const NAME_THE_NERVES = 'documentation.nerves of the JSON claim, or an NTE or SV101-7 that names the nerve';

export const DOCUMENT_THE_GUIDANCE =
  'documentation.imaging of the JSON claim: modality, realTime, supervisedBy, imagesArchived';
