/**
 * Member id, first name and birth date as one text. A member id alone may stand for a whole family, and twins share a
 * birth date. Both readers build it here, so that a claim has the same one in either form.
 */
export function patientIdentity(memberId: string, firstName: string, birthDate: string): string | undefined {
  const member = memberId.trim();
  if (member === '') return undefined;
  const born = birthDate.trim();
  return `${member}|${firstName.trim()}|${born.includes('-') ? born.replaceAll('-', '') : born}`.toUpperCase();
}
