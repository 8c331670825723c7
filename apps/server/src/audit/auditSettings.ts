import { integer, oneOf, setting } from '../settings.ts';

export const auditSettings = {
  auditDays: setting(
    'AUDIT_DAYS',
    '365',
    'Days for which the audit log is kept: who made and revoked links, deleted boards, signed in, and what operators did. 0 keeps none.',
    integer(0, 36_500),
  ),
  auditAddresses: setting(
    'AUDIT_ADDRESSES',
    'off',
    'on keeps in the audit log from which IP address something was done, of IPv6 the network.',
    oneOf('on', 'off'),
  ),
} as const;
