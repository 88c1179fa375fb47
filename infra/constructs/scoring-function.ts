import { fileURLToPath } from 'node:url';
import { type Duration, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { identifierMask } from './identifier-mask.ts';
import { metricNamespace } from './scoring-metrics.ts';

export type LoggingProps = { readonly logKey: IKey; readonly logRetention: RetentionDays };

export type ScoringFunctionProps = LoggingProps & {
  /** Folder under `functions/` that holds the handler; also the `service` of its logs and metrics. */
  readonly name: string;
  readonly timeout: Duration;
  readonly memoryMebibytes: number;
  /** Required, so that no function can starve the others of the account's concurrency. */
  readonly reservedConcurrency: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Takes the events of asynchronous calls that failed each time. A function without one is only called synchronously. */
  readonly deadLetterQueue?: IQueue;
  /** Why the function is in no VPC, where it is not because it reaches AWS alone. */
  readonly outsideVpcBecause?: string;
};

function namesIn(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Properties that no claim, row or answer has: some 8 kB of a bundle are their names. */
const ASKED_WITHIN = namesIn(`
opensClause opensSentence opensLine opensParagraph isUnchecked followsAside sentence sectionOfWord statements
mentions nerveNames nerveKeys nerveOpeners isOfOtherDay newLines choicesEnd isLabelled isIndefinite
isNerveDestruction sameDayLines otherSameDayLines pointedDiagnoses isAmbulatorySurgeryFacility deniesNonDestructive
conservativeCareDenied isDestructive hasUnreadNote isProse isSpaced isTelegraphic startingAt otherSpellings lacking
isStated sections modalities statedCount isDenied isApart furtherWords firstWords toldAt shownAt mayBeBoth
guidanceLines documented citation citations isElsewhen earlierLines isLineOpen saysAmbulatorySurgery rankCents
indicatorConfidence bilateralIndicator conservativeCareDuration marks evaluate suggest treated first
isDigitOfOtherSide isFacilityService earlierClaims isUnderNcci hasGaps isColumnTwo isReduced hasMarkedSides
unrankedCodes deniedUnits lastAnswer lastCovered answered facts cells against texts isInline isRarelyTold isAdded
isLoose isHeaded misspellings scannedWords dataElement elementByte terminator terminatorByte functionalIdentifier
isPlain hasAcknowledgment isAcknowledgment isOtherGuideReported isStrayReported isLowerCaseReported hasControls
hasStatementDates acceptedCents rejectedCents acceptedSets isNameUnknown separators volumeMilliliters mayBeScored
handOver isLevelUnknown hasErrors claimSets serviceSegment raisesAnother elementAsSent isAnswered lazyUntil overlong
transactionSet isClaim hasContent lineKey judgedLines elementCount setPosition headEnd openInterchange claimAction
closeClaim isPutRight onlyPulsed endingAt isDone
`);

/** The same of what libraries call within themselves and nobody else does: some 17 kB. */
const CALLED_WITHIN_LIBRARIES = namesIn(`
getMergedTraits writeAscii writeAsciiQuoted writeJsonString isStructSchema isDocumentSchema structIterator
serdeContext setSerdeContext errorTypeRegistries compositeErrorRegistry httpAuthSchemeProvider
httpAuthSchemeParametersProvider credentialDefaultProvider defaultNamespace identityProviderConfigProvider
applyToStack getCustomConfigService getLogLevelNameFromNumber createAndPopulateLogItem getCurrentTimeInSeconds
suppressValidationErr readonlyMatcher isCurrentNodeStopNode stopNodeExpressionsSet saveTextToParentTag
getEndpointParameterInstructions fractionalMilliseconds selectedHttpAuthScheme isBigIntegerSchema isBigDecimalSchema
isStringSchema isListSchema getValueSchema refreshRetryTokenForRetry acquireInitialRetryToken
initialResponseContainer updateHttpClientConfig inputFilterSensitiveLog outputFilterSensitiveLog registerError
middlewareStack getSchema systemClockOffset isMapSchema isBlobSchema isNumericSchema isTimestampSchema
readIdentifierVal isValidLogLevel getDefaultDimensions getBaseLogLevel processLogItem tagsNodeStack
refillTokenBucket getErrorCtor getRetryCount getEventStreamMember powertoolsLogData availableTokens currentBytesSize
getPersistentAttributes setBaseLogLevel standardRetryStrategy retryBackoffStrategy measuredTxRate lastTxRateBucket
buildAttributesMap replaceEntitiesValue memberTraits getBaseException captureMetaData unpairedTagsSet
customConfigService bufferAtVerbosity shouldThrowOnEmptyMetrics flushOnErrorLog allowBooleanAttributes
alwaysCreateTextNode maxEntityCount maxEntitySize onDangerousProperty transformAttributeName transformTagName
createCanonicalRequest getCanonicalHeaderList currentExpandedLength referenceRecord textNodeName attributesGroupName
commentPropName cdataPropName closeIndex maxExpansionDepth resolveNameSpace addChild externalEntities doctypefound
removeNSPrefix numberParseOptions sampleRateValue lambdaContext defaultDimensions setDefaultDimensions
warningEmitted getLogLevel awsLogLevelShortCircuit setPersistentAttributes getTemporaryAttributes getLogFormatter
lastThrottleTime timeoutEarlyInMillis acquisitionDelay updateClientSendingRate scaleConstant toMiddleware
bodyLengthChecker lastTimestamp correlationIdSearchFn propertiesExtractor getMemberTraits normalizedTraits
httpAuthSchemes signingProperties awsQueryCompatible innerType checksumAlgorithms retryStrategy
defaultUserAgentProvider signingService maxAttemptsProvider eventStreamCredentials entityDecoder endpointProvider
identifyOnResolve isCustomEndpoint xmlVersion disableHostPrefix validateResolvedCredentials endpointParams
signingDate protocolSettings checksumConstructor base64Encoder streamCollector metricsRecorder commandName
allowedTags rateLimiter rootSchema addRelativeTo errorRegistry attributeNamePrefix processEntities
maxTotalExpansions maxExpandedLength ignoreAttributes htmlEntities parseAttributeValue ignoreDeclaration
preserveOrder parseTagValue trimValues authSchemePreference isInstance socketAcquisitionWarningTimeout
ignoreConfiguredEndpointUrls retryMode uriEscapePath _disableClockSkewCorrection disableClockSkewCorrection
serviceConfiguredEndpoint decorateServiceException _isMemberSchema identityProperties credentialProvider
contentTypeInstruction _skipClockSkewSampling regionProvider endpointDiscoveryEnabledProvider
overrideInputFilterSensitiveLog applyChecksum base64Decoder dynamoDbDocumentClientOptions timestampFormat
_preRequestSystemClockOffset writeAttributeValue defaultSigningName configProvider readAttributeValue
loadEventStreamCapability _outputFilterSensitiveLog setHttpAuthSchemeProvider utf8Encoder addEndIndex
_inputFilterSensitiveLog externalAgent getDimensions identityProvider _operationSchema baseDelay hoistableHeaders
jsonCodec attributeValueProcessor stopNodes endpointV2 deserializeEventStream socketWarningTimestamp unpairedTags
customUserAgent extendedParsing getEndpointProperties httpAuthOption memberBindings initialRequest
serializeEventStream responseSchema jsonName _smithyContext algorithmId retryAfterHint minCapacity minFillRate
maxCapacity _requestSentAt priorSignature memoized configBound resolveDefaultConfig utf8Decoder timeoutEarlyResponse
refreshedTimes entityExpansionCount tagExp attrExpPresent tagFilter getEndpointProperty getHttpBindingValue
syntheticBodySchema deserializeMetadata calculateTimeWindow getIdentityProvider strictReservedNames bufferedBytes
getSigningKey parseTextData evaluateExpression httpHandlerConfigs writeUnicodeEscape isIdempotencyToken
clockSkewCorrected getPrecise defaultMaxAttempts regionInfoProvider createDeserializer
getErrorSchemaOrThrowBaseException ignoreAttributesFn resolveMiddleware unsignableHeaders signingEscapePath
signerConstructor setHttpAuthScheme tagValueProcessor maxBytes eventStream logRecordOrder byteSize setLogLevel
removePersistentKeys clientVersion getAttributes _additionalContext formatDate defaultServiceName startIndex
setFunctionNameForColdStartMetric overrideOutputFilterSensitiveLog additionalContext fillRate httpAgentProvider
maxBytesSize printLog logEventIfEnabled getMetaDataSymbol singleMetric disableMultiRegionAccessPoints
serializeRequest normalizeShapeId defaultBaseDelay urlParser logBufferOptions getLambdaContext resetKeys appliesTo
readStopNodeData getDimensionSets getHttpBindingCollectionValue writeBase64 lastMaxRate queryCompat tagStartPos
bodyMemberNames getPayloadCodec resolveEventStreamMarshaller isBooleanSchema handlerProtocol
resolveMiddlewareWithContext totalRetryDelay getCapacityCost headerFormatter endpointDiscoveryCommandCtor
refreshSampleRateCalculation prepareForPrint getJsonReplacer registries needsTransform jsonReplacerFn
flushBufferOnUncaughtError getServiceName getMetricNames isSingleMetric prefixHeaders isUnionSchema smithyContext
_middlewareFn _deserializer errorMetadata findQueryCompatibleError hasEvictedLog clearTemporaryAttributes
getAllMetrics computeNextBackoffDelay isUnitSchema getHttpBindingLocation forceRefresh middlewareFn _commandName
getSendToken getSignature middyRequest getColdStart addToPowertoolsLogData isItStopNode clearDefaultDimensions
clearRequestDimensions clearMetrics setCustomConfigService updateServiceEndpoint updateTokenBucketRate
getInitializationType getCurrentEnvironment _clientName _serializer addChecksumAlgorithm errorSchema
setPowertoolsLogData setInitialSampleRate deserializeResponse setQueryCompatError removeTemporaryKeys
appendTemporaryKeys defaultContentType acquireTokenBucket updateMeasuredRate isLongPoll signString
createStringToSign parentClientConfig callerClientConfig getXRayTraceId isCrtAvailable xRayTraceId timeWindow
runRequest clearState getSampleRateValue setInitialLogLevel setConsole tagContent bigNumberAsString
enableTokenBucket formatHeaderValue queryCompatOutput isValidSampleRate setLogIndentation hasPrefixHeaders
setRetryStrategy isRetryableError modifiedCostType getCanonicalPath signEvent checkSocketUsage getMemberSchemas
createSerializer setLambdaContext setCorrelationId getAllAttributes formatAttributes tagClosed updateTag
addInputEntities hasStoredMetrics serializeMetrics getHttpBindings isErrorResponse stopOnSameToken cacheMiddleware
commandInstance throttlingDelay getCodeLocation removeEmptyKeys formatTimestamp shouldBufferLog setLogFormatter
configureBuffer readNotationExp addDimensionSet clearDimensions getMetricsCount isMemberSchema hasIdempotency
setHttpHandler writeTimestamp getTraceparent longPoll getMaxAttempts throttlingCost shouldLogEvent readElementExp
numericAllowed setHostPrefix getTracestate isEventStream getRetryDelay cubicThrottle setAttributes addAttributes
bufferLogItem addStartIndex readEntityExp applyLimitsTo onInputEntity clearMetadata getOwnTraits httpBindings
writeUnknown getKeySchema classBuilder cubicSuccess setTimeoutFn setDelayBase getRetryCost withCommand removeByTag
signMessage signRequest getLogEvent setLogEvent readDocType storeMetric getBaggage startingToken getNamespace
setNamespace setTimestamp getTimestamp setEnvConfig getLevelName leadingZeros isStreaming writeStruct hasUnknown
retryCode setRegion notationName contentModel reportInput handleError postProcessor symbolKeys _readStruct
beforePrefetch
`);

/**
 * The SDK goes into the bundle: it loads faster from there than from the runtime's disk, and its version is the tested
 * one. The source map lies beside the code for whoever has a stack trace to read, without the sources; Node is not told
 * to use it, which costs every cold start some 20 ms. No metafile: CDK would ship it. Credentials come from the
 * environment alone, which is where Lambda puts them; event streams, other endpoints than that of the region, what the
 * XML parser has for paths of tags, numbers and declared entities, checksums for a Node without them, the store of
 * several calls at once, and the manifests by which the SDK names its version are left out. What words of a note and
 * lines of a claim are asked most is called by short names.
 */
export const handlerBundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  externalModules: [],
  minify: true,
  sourceMap: true,
  sourceMapMode: SourceMapMode.EXTERNAL,
  sourcesContent: false,
  metafile: false,
  loader: { '.json': 'empty' },
  // CommonJS packages inside the ES module bundle still call `require` for Node's own modules.
  esbuildArgs: {
    // CDK takes `charset` and passes it to nobody.
    '--charset': 'utf8',
    '--legal-comments': 'none',
    '--mangle-props': `^(?:${[...ASKED_WITHIN, ...CALLED_WITHIN_LIBRARIES].join('|')})$`,
    '--alias:@smithy/core/checksum': './functions/adapters/native-checksums.ts',
    '--alias:@smithy/core/config': './functions/adapters/environment-config.ts',
    '--alias:@aws-sdk/credential-provider-node': './functions/adapters/lambda-credentials.ts',
    '--alias:@smithy/core/event-streams': './functions/adapters/no-event-streams.ts',
    '--alias:is-unsafe': './functions/adapters/no-declared-entities.ts',
    '--alias:@nodable/entities': './functions/adapters/undeclared-entities.ts',
    '--alias:strnum': './functions/adapters/no-number-values.ts',
    '--alias:path-expression-matcher': './functions/adapters/no-tag-paths.ts',
    '--alias:@aws-sdk/middleware-endpoint-discovery': './functions/adapters/regional-endpoints.ts',
    '--alias:@aws-sdk/core/account-id-endpoint': './functions/adapters/regional-endpoints.ts',
    '--alias:@aws/lambda-invoke-store': './functions/adapters/runtime-invoke-store.ts',
  },
  banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
};

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A Lambda function as this product wants it: bundled small, its own encrypted log group with retention, a concurrency
 * limit, and a role that may do nothing but what `allow` was given.
 */
export class ScoringFunction extends Construct {
  readonly serviceName: string;
  readonly memoryMebibytes: number;
  readonly lambda: NodejsFunction;
  readonly logGroup: LogGroup;
  readonly #permissions: ManagedPolicy;

  constructor(scope: Construct, id: string, props: ScoringFunctionProps) {
    super(scope, id);
    this.serviceName = props.name;
    this.memoryMebibytes = props.memoryMebibytes;
    this.logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: props.logKey,
      retention: props.logRetention,
      dataProtectionPolicy: identifierMask(),
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.#permissions = new ManagedPolicy(this, 'Permissions', {
      description: `What ${props.name} may do`,
      roles: [role],
    });
    this.allow(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
    );

    this.lambda = new NodejsFunction(this, 'Function', {
      projectRoot,
      depsLockFilePath: `${projectRoot}package-lock.json`,
      entry: `${projectRoot}functions/${props.name}/handler.ts`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      bundling: handlerBundling,
      // Sets a variable that only the SDK's version 2 read.
      awsSdkConnectionReuse: false,
      timeout: props.timeout,
      memorySize: props.memoryMebibytes,
      reservedConcurrentExecutions: props.reservedConcurrency,
      // Permissions come through `allow` alone; CDK's own grants would arrive as an inline policy beside it.
      role: role.withoutPolicyUpdates(),
      logGroup: this.logGroup,
      ...(props.deadLetterQueue === undefined ? {} : { deadLetterQueue: props.deadLetterQueue }),
      environment: {
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
        POWERTOOLS_SERVICE_NAME: props.name,
        ...props.environment,
      },
    });
    // Otherwise the function may run before its role may do anything.
    this.lambda.node.addDependency(this.#permissions);

    if (props.deadLetterQueue) {
      this.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.deadLetterQueue.queueArn] }));
    } else {
      Validations.of(this.lambda).acknowledge({
        id: 'HIPAA.Security-LambdaDLQ',
        reason:
          'The function is only called synchronously, by the API, a queue, a dashboard or the deployment. The caller gets the ' +
          'error; a dead-letter queue only receives failed asynchronous calls.',
      });
    }
    Validations.of(this.lambda).acknowledge({
      id: 'HIPAA.Security-LambdaInsideVPC',
      reason:
        props.outsideVpcBecause ??
        'The function reaches nothing but regional AWS endpoints, over TLS and with IAM, and no private network. A ' +
          'VPC would add an egress path to guard and protect nothing.',
    });
  }

  /** Gives the function's role these permissions, and no others than those given here. */
  allow(...statements: readonly PolicyStatement[]): void {
    this.#permissions.addStatements(...statements);
  }
}
