import { integer, setting } from '../../settings.ts';

/** What one person may cost who has signed in; guests count by their addresses. */
export const peopleSettings = {
  maxConnectionsPerUser: setting(
    'MAX_CONNECTIONS_PER_USER',
    '100',
    'Boards that one person who has signed in may have open at a time, from whatever addresses.',
    integer(1, 1_000_000),
  ),
  maxJoinsPerSecond: setting(
    'MAX_JOINS_PER_SECOND',
    '5',
    'Boards that one person who has signed in may join a second; ten times as many may come at once.',
    integer(1, 100_000),
  ),
};
