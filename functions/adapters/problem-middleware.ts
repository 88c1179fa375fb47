/** Answers whatever a handler throws with a problem document, and logs each request without its content. */

import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Fault } from '../../domain/faults.ts';
import { operationsLog } from './operations-log.ts';
import { Problem, problemOf, problemResponse } from './problem.ts';

export function problemDocuments(): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  const startedAt = new WeakMap<APIGatewayProxyEventV2, number>();
  const answered = (event: APIGatewayProxyEventV2, status: number, problem?: string): void =>
    operationsLog.requestAnswered({
      requestId: requestIdOf(event),
      status,
      milliseconds: Math.round(performance.now() - (startedAt.get(event) ?? performance.now())),
      ...(problem ? { problem } : {}),
    });
  return {
    before({ event }) {
      startedAt.set(event, performance.now());
    },
    after({ event, response }) {
      answered(event, response?.statusCode ?? 200);
    },
    onError(request) {
      const { error, event } = request;
      const requestId = requestIdOf(event);
      const problem = problemOf(error);
      if (!(error instanceof Problem)) {
        operationsLog.requestFailed({
          requestId,
          code: error instanceof Fault ? error.code : problem.code,
          errorName: causeName(error),
        });
      }
      request.response = problemResponse(problem, requestId);
      answered(event, request.response.statusCode ?? 500, problem.code);
    },
  };
}

export function requestIdOf(event: APIGatewayProxyEventV2): string {
  return event.requestContext?.requestId ?? '';
}

/** Class of the innermost error; messages stay out, because they may quote input. */
function causeName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error.cause instanceof Error ? error.cause.name : error.name;
}
