/**
 * Stands in for the SDK's cache of discovered endpoints in the bundles: the clients go to the endpoint of their region,
 * and nobody asks for discovery. Were it asked for, nothing is remembered and that endpoint is used all the same.
 */
export class EndpointCache {
  getEndpoint(): undefined {
    return undefined;
  }

  get(): undefined {
    return undefined;
  }

  has(): boolean {
    return false;
  }

  set(): void {}

  delete(): void {}

  clear(): void {}
}
