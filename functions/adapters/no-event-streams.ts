/**
 * Stands in for the SDK's event streams in the bundles: no operation that is called here has one, and they are a fortieth
 * of a bundle.
 */

export const eventStreamSerdeProvider = (): undefined => undefined;

/** Clients whose service has such operations ask for it when they are made. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;

export class EventStreamSerde {
  constructor() {
    throw new Error('event streams are left out of the bundles');
  }
}
