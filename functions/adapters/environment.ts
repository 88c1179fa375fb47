/** An environment variable that the deployment must set; a missing one stops the function at its start. */
export function requiredEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable ${name} is not set`);
  return value;
}

/** A probability above 0, up to 1, that the deployment may set; anything else stops the function at its start. */
export function optionalProbability(name: string): number | undefined {
  const value = process.env[name];
  if (value === undefined || value === '') return undefined;
  const probability = Number(value);
  if (!(probability > 0 && probability <= 1)) throw new Error(`environment variable ${name} is no probability`);
  return probability;
}

/** An environment variable that the deployment may leave out. */
export function optionalEnvironment(name: string): string | undefined {
  return process.env[name] || undefined;
}

/** A whole number from 1 on that the deployment may set; anything else stops the function at its start. */
export function optionalCount(name: string): number | undefined {
  const value = process.env[name];
  if (value === undefined || value === '') return undefined;
  const count = Number(value);
  if (!(Number.isInteger(count) && count >= 1)) throw new Error(`environment variable ${name} is no count`);
  return count;
}
