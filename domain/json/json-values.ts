/** Values that several places of the JSON claim hold in the same form. */

import { type IsoDate, parseIsoDate, parseX12Date } from '../calendar.ts';
import type { Provider } from '../claim/claim.ts';
import type { Documentation } from '../documentation/documentation.ts';
import type { JsonDocumentation, JsonProvider } from './claim-schema.ts';

/** Path of a schema error as a JSON pointer. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function provider(json: JsonProvider, at: string, loop: string): Provider {
  const postalCode = json.address?.postalCode.trim() ?? '';
  return {
    npi: json.npi.trim() || undefined,
    isOrganization: json.lastName === '',
    taxonomyCode: json.taxonomyCode || undefined,
    postalCode:
      postalCode === '' ? undefined : { path: `${loop}/N403`, pointer: `${at}/address/postalCode`, value: postalCode },
  };
}

/** Absent and `null` both mean that nothing was said. */
export function documented(json: JsonDocumentation | null | undefined): Documentation | undefined {
  return json ? (json as Documentation) : undefined;
}

/** The API asks for `CCYYMMDD`; ISO dates are understood as well. */
export function claimDate(text: string): IsoDate | undefined {
  return parseX12Date(text.trim()) ?? parseIsoDate(text.trim());
}
