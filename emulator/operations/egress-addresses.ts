// The addresses that the service would send from: of the ranges kept for documentation, since nothing is.

/** Asynchronous MDNs of servers. */
export const serverEgressAddresses = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];

/** One set for all connectors; the service has one for each protocol. */
export const connectorEgressAddresses = ['198.51.100.1', '198.51.100.2', '198.51.100.3'];
