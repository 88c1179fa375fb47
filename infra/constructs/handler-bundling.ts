/** How each function becomes one small file. */

import { fileURLToPath } from 'node:url';
import { type BundlingOptions, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';

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
closeClaim isPutRight onlyPulsed endingAt isDone linesOfUnknownProvider reachesVoids heading
needsMore
`);

/** The same of what libraries call most within themselves and nobody else does: some 26 kB. */
const CALLED_WITHIN_LIBRARIES = namesIn(`
registerError getMergedTraits middlewareStack httpAuthSchemeProvider writeAscii getSchema serdeContext textNodeName
readonlyMatcher isStructSchema suppressValidationErr attributeNamePrefix credentialDefaultProvider
getCustomConfigService authSchemePreference httpAuthSchemes isDocumentSchema getLogLevelNameFromNumber
awsQueryCompatible writeAsciiQuoted defaultNamespace createAndPopulateLogItem errorTypeRegistries customConfigService
httpAuthSchemeParametersProvider signingProperties getCurrentTimeInSeconds setSerdeContext captureMetaData
compositeErrorRegistry identityProviderConfigProvider attributesGroupName maxAttemptsProvider systemClockOffset
isCurrentNodeStopNode sampleRateValue xmlVersion isInstance getDefaultDimensions structIterator applyToStack
stopNodeExpressionsSet getEndpointParameterInstructions bufferAtVerbosity toMiddleware writeJsonString availableTokens
processEntities socketAcquisitionWarningTimeout refreshRetryTokenForRetry shouldThrowOnEmptyMetrics
standardRetryStrategy innerType checksumAlgorithms acquireInitialRetryToken retryStrategy defaultUserAgentProvider
getValueSchema signingService inputFilterSensitiveLog powertoolsLogData getPersistentAttributes isValidLogLevel
saveTextToParentTag validateResolvedCredentials updateHttpClientConfig selectedHttpAuthScheme fractionalMilliseconds
eventStreamCredentials lambdaContext entityDecoder endpointProvider currentBytesSize maxTotalExpansions isStringSchema
getBaseLogLevel setDefaultDimensions retryBackoffStrategy readIdentifierVal maxExpandedLength identifyOnResolve
getEventStreamMember uriEscapePath outputFilterSensitiveLog decorateServiceException processLogItem isCustomEndpoint
isListSchema isBigIntegerSchema isBigDecimalSchema credentialProvider allowBooleanAttributes unpairedTagsSet
ignoreConfiguredEndpointUrls flushOnErrorLog commentPropName _isMemberSchema retryMode disableHostPrefix
bodyLengthChecker _disableClockSkewCorrection signingDate removePersistentKeys regionProvider measuredTxRate
maxEntityCount isMapSchema endpointParams disableClockSkewCorrection closeIndex alwaysCreateTextNode protocolSettings
memberTraits lastTxRateBucket isBlobSchema ignoreAttributes htmlEntities serviceConfiguredEndpoint
loadEventStreamCapability _outputFilterSensitiveLog writeAttributeValue onDangerousProperty checksumConstructor
tagsNodeStack maxEntitySize initialResponseContainer errorRegistry cdataPropName base64Encoder applyChecksum
_inputFilterSensitiveLog streamCollector setBaseLogLevel metricsRecorder isNumericSchema rootSchema readAttributeValue
identityProperties getErrorSchemaOrThrowBaseException createDeserializer updateClientSendingRate
setPersistentAttributes rateLimiter commandName awsLogLevelShortCircuit allowedTags setFunctionNameForColdStartMetric
transformAttributeName socketWarningTimestamp refillTokenBucket isTimestampSchema getTemporaryAttributes
getMetaDataSymbol getErrorCtor getCanonicalHeaderList endpointDiscoveryEnabledProvider deserializeEventStream
createCanonicalRequest contentTypeInstruction configProvider clearDefaultDimensions _skipClockSkewSampling
overrideInputFilterSensitiveLog transformTagName serializeRequest normalizedTraits lastThrottleTime getBaseException
_operationSchema scaleConstant lastTimestamp getRetryCount getDimensions externalAgent base64Decoder addRelativeTo
timeoutEarlyInMillis setLogLevel serializeEventStream resolveDefaultConfig replaceEntitiesValue getLogLevel
getHttpBindingCollectionValue dynamoDbDocumentClientOptions addEndIndex timestampFormat resolveMiddlewareWithContext
resolveEventStreamMarshaller refreshSampleRateCalculation referenceRecord getMemberTraits getLogFormatter
_preRequestSystemClockOffset propertiesExtractor parseAttributeValue getIdentityProvider getHttpBindingValue
deserializeMetadata calculateTimeWindow baseDelay writeUnicodeEscape warningEmitted removeNSPrefix numberParseOptions
isIdempotencyToken httpHandlerConfigs defaultSigningName defaultServiceName buildAttributesMap addChild _smithyContext
_additionalContext setHttpAuthSchemeProvider utf8Encoder resolveMiddleware minFillRate minCapacity maxExpansionDepth
maxCapacity logEventIfEnabled ignoreDeclaration defaultDimensions preserveOrder getSigningKey getAttributes
findQueryCompatibleError clearTemporaryAttributes stopNodes resolveNameSpace normalizeShapeId maxBytes jsonCodec
identityProvider hoistableHeaders getLambdaContext getDimensionSets externalEntities createSerializer
computeNextBackoffDelay byteSize attributeValueProcessor acquisitionDelay unpairedTags trimValues singleMetric
setCustomConfigService getPrecise getHttpBindingLocation formatDate endpointV2 doctypefound clearRequestDimensions
clearMetrics addToPowertoolsLogData prepareForPrint isBooleanSchema getPayloadCodec getJsonReplacer getCapacityCost
extendedParsing customUserAgent updateTokenBucketRate updateServiceEndpoint getInitializationType
getEndpointProperties currentExpandedLength correlationIdSearchFn writeBase64 utf8Decoder timeoutEarlyResponse tagExp
setPowertoolsLogData setInitialSampleRate retryAfterHint responseSchema refreshedTimes priorSignature printLog
needsTransform memoized memberBindings logRecordOrder lastMaxRate jsonName isSingleMetric initialRequest
httpAuthOption getMetricNames fillRate eventStream entityExpansionCount configBound attrExpPresent algorithmId
_requestSentAt tagFilter resetKeys syntheticBodySchema strictReservedNames setQueryCompatError parseTagValue
getEndpointProperty deserializeResponse removeTemporaryKeys appendTemporaryKeys bufferedBytes parseTextData
clientVersion isUnionSchema _middlewareFn _deserializer hasEvictedLog getAllMetrics evaluateExpression
clockSkewCorrected defaultMaxAttempts regionInfoProvider ignoreAttributesFn startIndex registries acquireTokenBucket
updateMeasuredRate createStringToSign setInitialLogLevel setConsole unsignableHeaders signingEscapePath
signerConstructor setHttpAuthScheme tagValueProcessor overrideOutputFilterSensitiveLog additionalContext
httpAgentProvider maxBytesSize isUnitSchema _commandName getSendToken getSignature getColdStart enableTokenBucket
formatHeaderValue queryCompatOutput isValidSampleRate setLogIndentation setTimestamp disableMultiRegionAccessPoints
defaultBaseDelay urlParser logBufferOptions appliesTo readStopNodeData isRetryableError modifiedCostType
getCanonicalPath checkSocketUsage getMemberSchemas setLambdaContext setCorrelationId getAllAttributes
formatAttributes hasStoredMetrics serializeMetrics queryCompat tagStartPos _clientName _serializer bodyMemberNames
handlerProtocol totalRetryDelay headerFormatter endpointDiscoveryCommandCtor getHttpBindings isErrorResponse
throttlingDelay getCodeLocation removeEmptyKeys formatTimestamp shouldBufferLog setLogFormatter configureBuffer
readNotationExp addDimensionSet clearDimensions getMetricsCount jsonReplacerFn flushBufferOnUncaughtError
getServiceName isLongPoll signString getXRayTraceId isCrtAvailable timeWindow isMemberSchema writeTimestamp
getMaxAttempts throttlingCost shouldLogEvent readElementExp prefixHeaders smithyContext errorMetadata setHostPrefix
getRetryDelay cubicThrottle setAttributes addAttributes bufferLogItem addStartIndex readEntityExp clearMetadata
signEvent forceRefresh middlewareFn middyRequest isItStopNode getOwnTraits writeUnknown getKeySchema classBuilder
cubicSuccess setTimeoutFn setDelayBase getRetryCost setNamespace getTimestamp setEnvConfig getLevelName
getCurrentEnvironment addChecksumAlgorithm errorSchema xRayTraceId longPoll signMessage signRequest getLogEvent
setLogEvent readDocType storeMetric isStreaming writeStruct handleError _readStruct defaultContentType
parentClientConfig callerClientConfig runRequest clearState getSampleRateValue tagContent hasUnknown
bigNumberAsString hasPrefixHeaders setRetryStrategy tagClosed updateTag addInputEntities retryCode stopOnSameToken
cacheMiddleware commandInstance hasIdempotency setHttpHandler getTraceparent numericAllowed beforePrefetch
getTracestate isEventStream applyLimitsTo onInputEntity startingToken postProcessor httpBindings getNamespace
leadingZeros notationName contentModel withCommand removeByTag reportInput getBaggage symbolKeys setRegion
defaultValue signingName serviceId writeValue schemeId override serviceTarget eventStreamMarshaller tagName implicitGlobalRegion
`);

const MINIFY = fileURLToPath(new URL('../minify-bundle.ts', import.meta.url));

/**
 * The SDK goes into the bundle: it loads faster from there than from the runtime's disk, and its version is the tested
 * one. The source map lies beside the code for whoever has a stack trace to read, without the sources; Node is not told
 * to use it, which costs every cold start some 20 ms. No metafile: CDK would ship it. Credentials come from the
 * environment alone, which is where Lambda puts them; event streams, other endpoints than that of the region, what the
 * XML parser has for paths of tags, numbers and declared entities, checksums for a Node without them, the store of
 * several calls at once, and the manifests by which the SDK names its version are left out. What words of a note and
 * lines of a claim are asked most is called by short names, and the whole is made smaller once more behind the bundler.
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
  commandHooks: {
    beforeInstall: () => [],
    beforeBundling: () => [],
    afterBundling: (_, outputDir) => [`"${process.execPath}" "${MINIFY}" "${outputDir}"`],
  },
  banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
};
