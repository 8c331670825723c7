/** What a token of a program allows. Each includes reading. */
export const API_SCOPES = ['read', 'write', 'webhooks'] as const;
export type ApiScope = (typeof API_SCOPES)[number];
