import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

export type Protocol = 'https:' | 'http:' | 'mysql:' | 'smtps:' | 'smtp:';
const PORTS: Readonly<Record<Protocol, number>> = { 'https:': 443, 'http:': 80, 'mysql:': 3306, 'smtps:': 465, 'smtp:': 587 };

/** A place that may be asked, as an operator lists it. */
export interface AllowedHost {
  readonly protocol: Protocol;
  /** `*.push.apple.com` stands for every name below; only the program's own lists have such entries. */
  readonly host: string;
  readonly port: number;
  /** Where its addresses must lie; null = public addresses, or the listed address itself. */
  readonly network: Network | null;
}

const ENTRY =
  /^(?<protocol>(?:https?|mysql|smtps?):\/\/)?(?<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::(?<port>\d{1,5}))?(?:@(?<network>[0-9A-Fa-f:.]+\/\d{1,3}))?$/;

/**
 * One entry: `isb.lkpp.go.id`, `simda.langkatkab.go.id:8443`, `http://10.20.0.5:8080`, `simpeg.lan@10.20.0.0/16`, `mysql://10.20.0.9`,
 * `smtps://mail.langkatkab.go.id`. HTTPS on 443 unless told; a name inside the own network needs the network it lies in.
 *
 * @throws Error saying how an entry is written
 */
export function parseAllowedHost(text: string): AllowedHost {
  const parts = ENTRY.exec(text.trim())?.groups;
  const protocol = (parts?.protocol?.slice(0, -2) ?? 'https:') as Protocol;
  const port = Number(parts?.port ?? PORTS[protocol]);
  if (!parts?.host || port < 1 || port > 65_535)
    throw new Error(`"${text}" bukan nama komputer; tulis misalnya isb.lkpp.go.id, http://10.20.0.5:8080 atau simpeg.lan@10.20.0.0/16`);
  const url = new URL(`https://${parts.host}`); // as an address is written in a URL: 127.1 is 127.0.0.1
  return { protocol, host: url.hostname, port, network: parts.network === undefined ? null : parseNetwork(parts.network, text) };
}

function parseNetwork(text: string, entry: string): Network {
  try {
    return ipaddr.parseCIDR(text);
  } catch {
    throw new Error(`"${entry}": ${text} bukan jaringan; tulis misalnya 10.20.0.0/16`);
  }
}

/** The port an address leads to, told or that of its protocol. */
export const portOf = (url: URL): number => Number(url.port || PORTS[url.protocol as Protocol]);

/** The entry that lets a URL be asked; undefined when none does. */
export function allowedFor(url: URL, allowed: readonly AllowedHost[]): AllowedHost | undefined {
  const port = portOf(url);
  const host = url.hostname.toLowerCase(); // URLs other than of the web keep the capitals one typed
  return allowed.find((entry) => entry.protocol === url.protocol && isNamed(host, entry.host) && entry.port === port);
}

const isNamed = (host: string, listed: string): boolean => (listed.startsWith('*.') ? host.endsWith(listed.slice(1)) : host === listed);

/** Whether an address that a name led to may be connected to. */
export function mayConnect(address: string, { host, network }: AllowedHost): boolean {
  if (!ipaddr.isValid(address)) return false;
  const found = ipaddr.process(address); // an IPv4 address inside an IPv6 one is judged as what it is
  const listed = host.replace(/^\[|\]$/g, '');
  if (network !== null) return found.kind() === network[0].kind() && found.match(network as [Address, number]);
  if (ipaddr.isValid(listed)) return found.toString() === ipaddr.process(listed).toString();
  return found.range() === 'unicast';
}
