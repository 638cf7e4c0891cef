/** What the service says with each code. https://www.trackingmore.com/api-status_code.html */
const MESSAGES: Readonly<Record<number, readonly [type: string, message: string]>> = {
  200: ['Success', 'Success'],
  201: ['Created', 'The request was successful and a resource was created.'],
  401: [
    'Unauthorized',
    'Authentication failed or user does not have permissions for the requested operation.',
  ],
  404: ['Not Found', 'Page does not exist.'],
  405: ['Method Not Allowed', 'This method is not allowed here.'],
  429: ['Too Many Requests', 'Exceeded API limits.'],
  4001: ['Unauthorized', 'Invalid API key.'],
  4002: ['Unauthorized', 'API key has been deleted.'],
  4012: ['Bad Request', 'The request could not be understood or was missing required parameters.'],
  4013: ['Bad Request', 'Tracking_number is required.'],
  4014: ['Bad Request', 'The value of `tracking_number` is invalid.'],
  4015: ['Bad Request', 'The value of `carrier_code` is invalid.'],
  4016: ['Bad Request', 'Tracking already exists.'],
  4017: ['Bad Request', 'Tracking does not exist.'],
  4020: ['Bad Request', 'Up to 200 at a time'],
  4021: ['Bad Request', 'Remaining quota is deficient.'],
  4031: ['No Content', 'The request was successful but the response is empty.'],
  4032: ['No Content', 'Cannot detect courier.'],
  4033: ['No Content', 'The value of `package status` is invalid.'],
};

export interface SandboxAnswer {
  readonly code: number;
  readonly data: unknown;
}

export function done(data: unknown, code = 200): SandboxAnswer {
  return { code, data };
}

/** Errors come with an empty list for data, and as HTTP 200 like everything else. */
export function refused(code: number): SandboxAnswer {
  return { code, data: [] };
}

export function messageOf(code: number): string {
  return MESSAGES[code]?.[1] ?? 'Error';
}

export function envelopeOf({ code, data }: SandboxAnswer): string {
  const [type, message] = MESSAGES[code] ?? ['Error', 'Error'];
  return JSON.stringify({ meta: { code, type, message }, data });
}
