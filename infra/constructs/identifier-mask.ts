import { DataIdentifier, DataProtectionPolicy } from 'aws-cdk-lib/aws-logs';

/** Nothing logs claim data. Should that ever fail, the identifiers of patients still do not show in the logs. */
export function identifierMask(): DataProtectionPolicy {
  return new DataProtectionPolicy({
    name: 'patient-identifiers',
    identifiers: [
      DataIdentifier.SSN_US,
      DataIdentifier.MEDICAREBENEFICIARYNUMBER_US,
      DataIdentifier.HEALTHINSURANCECLAIMNUMBER_US,
    ],
  });
}
