/**
 * What operators may read. Each method takes the few fields it may write, so that no claim, event or free text can
 * reach a log by accident.
 */

import { Logger } from '@aws-lambda-powertools/logger';
import type { RemittanceResponse } from '../../domain/response/remittance-response-schema.ts';

type RecordedRemittance = Pick<RemittanceResponse, 'requestId' | 'claims' | 'lines' | 'learned'>;

/** The request or the batch in whose results staff find the lines themselves. */
export type ScoredIn = { readonly requestId: string } | { readonly batchId: string };

const logger = new Logger({ logLevel: 'INFO' });

export const operationsLog = {
  requestAnswered(fields: { requestId: string; status: number; milliseconds: number; problem?: string }): void {
    logger.info('request answered', { ...fields });
  },

  /**
   * Lines of the high band, of one request or one part of a file, for which one rule gives a reason under one MAC. The
   * dashboard adds these up by rule, MAC and day.
   */
  predictedDenials(
    fields: ScoredIn & {
      ruleId: string;
      /** 1 where the rule is their heaviest reason, so that lines can be counted as well as reasons. */
      rank: 1 | 2;
      jurisdiction: string;
      denials: number;
      expectedLossCents: number;
    },
  ): void {
    logger.info('predicted denial', { ...fields });
  },

  /** One of the lines with the largest expected loss of its request or part. */
  costlyLine(
    fields: ScoredIn & { ruleId: string; jurisdiction: string; band: string; expectedLossCents: number },
  ): void {
    logger.info('costly line', { ...fields });
  },

  ruleFault(fields: ScoredIn & { ruleId: string }): void {
    logger.error('rule fault', { ...fields });
  },

  /** Name and code of the failure; never its message, which may quote what it failed on. */
  requestFailed(fields: { requestId: string; code: string; errorName: string }): void {
    logger.error('request failed', { ...fields });
  },

  /** The active release could not be read; answers go on under the last one, or are refused. */
  releaseNotRefreshed(fields: { code: string }): void {
    logger.error('release not refreshed', { ...fields });
  },

  /** The store of notes did not answer; claims were scored without theirs. */
  attachmentsUnavailable(fields: { errorName: string }): void {
    logger.error('attachments unavailable', { ...fields });
  },

  attachmentKept(fields: { requestId: string; isReplacement: boolean; claimsScored: number }): void {
    logger.info('attachment kept', { ...fields });
  },

  /** Corrections that were made; which and by whom stands in the audit record alone. */
  correctionsMade(fields: { requestId: string; corrections: number }): void {
    logger.info('corrections made', { ...fields });
  },

  /** Predictions of an answer could not be kept; their outcomes will find nothing. An alarm counts these lines. */
  predictionsNotKept(fields: { errorName: string }): void {
    logger.error('predictions not kept', { ...fields });
  },

  /** What outcomes taught could not be read; lines were scored by the last state read, or by the priors. Counted, too. */
  learnedNotRead(fields: { errorName: string }): void {
    logger.error('learned risk not read', { ...fields });
  },

  /** Scored lines that are like none of a real claim; their outcomes are not looked for. */
  predictionsLeftOut(fields: { linesLeftOut: number; claimsTooLarge: number }): void {
    logger.warn('predictions left out', { ...fields });
  },

  /** Counts alone; what was learned from is no operator's business. */
  remittanceRecorded({ requestId, claims, lines, learned }: RecordedRemittance): void {
    const { changed, duplicates } = learned;
    logger.info('remittance recorded', {
      requestId,
      claims,
      lines: lines.read,
      matched: lines.matched,
      changed,
      duplicates,
    });
  },

  /** What was learned no longer fits one item; claims are scored by the state before it. */
  learnedTooLarge(fields: { requestId: string }): void {
    logger.error('learned risk too large', { ...fields });
  },

  /** `notSwitched` says why the release is stored and another one stays active. */
  releasePublished(fields: {
    id: string;
    hash: string;
    records: number;
    isSwitched: boolean;
    notSwitched?: string;
  }): void {
    logger.info('release published', { ...fields });
  },

  /** A file that was dropped for publication and is none. An alarm counts these lines by their message. */
  releaseRefused(fields: { refused: string; object: string; defects: number }): void {
    logger.error('release refused', { ...fields });
  },

  /**
   * One run on a batch. Its id names no patient, and its file's name is not told. `errorName` is that of a run that broke
   * off.
   */
  batchRun(fields: { batchId: string; outcome: string; milliseconds: number; errorName?: string }): void {
    logger.info('batch run', { ...fields });
  },

  /** A message of the batch queue that is about no batch: an object outside the partners' folders, or a second upload. */
  fileNotTaken(fields: { requestId: string }): void {
    logger.warn('file not taken', { ...fields });
  },

  /** One message about the end of a batch. Neither the URL nor what its host answered is told, but for the status. */
  callbackAttempt(fields: {
    batchId: string;
    attempt: number;
    outcome: string;
    status?: number;
    failure?: string;
    milliseconds: number;
  }): void {
    logger.info('callback attempt', { ...fields });
  },

  /** A message of the callback queue that is about no batch. */
  callbackNotTaken(fields: { requestId: string }): void {
    logger.warn('callback not taken', { ...fields });
  },

  /** A widget of the dashboard that shows an error in place of figures. */
  widgetFailed(fields: { widget: string; errorName: string }): void {
    logger.error('widget failed', { ...fields });
  },
};
