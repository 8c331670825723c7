import type { Connection, FanOut } from '../../src/rooms/member.ts';

/** Who hears what, as Socket.IO keeps it. */
export interface Audiences extends FanOut {
  enter(audience: string, connection: Connection): void;
  exit(audience: string, connection: Connection): void;
}

export function createAudiences(): Audiences {
  const members = new Map<string, Set<Connection>>();
  return {
    enter(audience, connection) {
      members.set(audience, (members.get(audience) ?? new Set()).add(connection));
    },
    exit(audience, connection) {
      members.get(audience)?.delete(connection);
    },
    to: (audience) => ({
      send(except, event, ...args) {
        for (const connection of [...(members.get(audience) ?? [])]) {
          if (connection !== except) connection.send(event, ...args);
        }
      },
    }),
  };
}
