/**
 * What the SDK asks of `@aws/lambda-invoke-store`, in whose place functions are bundled with this: the store that the
 * runtime itself keeps of the running call, undefined where it keeps none. No function of this product is run for
 * several calls at once, which is what the rest of that package is for.
 */
export const InvokeStore = {
  getInstanceAsync: (): Promise<unknown> =>
    Promise.resolve((globalThis as { awslambda?: { InvokeStore?: unknown } }).awslambda?.InvokeStore),
};
