// What a server allows its clients; the values of the service where it tells them.

export interface Limits {
  /** From the connection to the login. */
  loginGraceMs: number;
  /** Without a request. */
  idleMs: number;
  /** Until the client has to answer at all. */
  unresponsiveMs: number;
  /** Failed authentications per connection. */
  authenticationTries: number;
  connections: number;
  /** Connections that nobody has logged in on yet. */
  pendingConnections: number;
  /** SFTP channels per connection. */
  channels: number;
}

export const SERVICE_LIMITS: Limits = {
  loginGraceMs: 60_000,
  idleMs: 1_800_000,
  unresponsiveMs: 300_000,
  authenticationTries: 6,
  connections: 10_000,
  pendingConnections: 500,
  channels: 10,
};
