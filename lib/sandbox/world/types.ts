/** Resources of the sandbox, as plain data that can be written as JSON. Times are Unix seconds. */
export interface LoadBalancer {
  id: string;
  name: string;
  network: "OPEN" | "INTERNAL";
  /** 1 application, 0 classic. */
  forward: 0 | 1;
  ipVersion: "ipv4" | "nat64" | "ipv6";
  /** Null in the basic network. */
  vpc: { id: string; numericalId: number; subnetId: string } | null;
  vip: string;
  domain: string;
  status: "creating" | "running";
  isolated: boolean;
  createdAt: number;
  zone: string;
  isp: string;
  projectId: number;
  chargeType: "POSTPAID_BY_HOUR" | "PREPAID";
  /** Billing of its traffic; null for an internal load balancer. */
  internet: { chargeType: string; maxBandwidthOut: number } | null;
  /** Such as `clb.c2.medium`; empty for a shared one. */
  sla: string;
  exclusive: boolean;
  securityGroups: string[];
  tags: Tag[];
  listeners: Listener[];
}

export interface Tag {
  key: string;
  value: string;
}

export interface Listener {
  id: string;
  name: string;
  protocol: "TCP" | "UDP" | "TCP_SSL" | "QUIC" | "HTTP" | "HTTPS";
  port: number;
  sni: boolean;
  certificateId: string | null;
  createdAt: number;
  /** Empty for layer 4. */
  rules: Rule[];
  /** The servers of a layer-4 listener. */
  servers: Server[];
  /** Documented members whose requested values differ from the defaults. */
  extra: Extra;
}

export type Extra = Record<string, unknown>;

export interface Rule {
  id: string;
  domain: string;
  /** Further domains of the rule. */
  moreDomains: string[];
  url: string;
  createdAt: number;
  servers: Server[];
  function: BoundFunction | null;
  /** What it was bound to before, oldest first; absent where that never changed. */
  former?: FormerBinding[] | undefined;
  redirect: { listenerId: string; locationId: string } | null;
  targetType: "NODE" | "TARGETGROUP";
  quic: boolean;
  defaultServer: boolean;
  /** As `Listener.extra`. */
  extra: Extra;
}

export interface BoundFunction {
  namespace: string;
  name: string;
  qualifier: string;
  /** As sent by the caller; null when omitted. */
  qualifierType: "VERSION" | "ALIAS" | null;
  weight: number;
  /** When it was bound, and when its weight was last changed. */
  addedAt: number;
  modifiedAt: number;
}

export interface FormerBinding {
  function: BoundFunction | null;
  /** Unix seconds of the real clock, which the figures of its traffic go by. */
  until: number;
}

export interface Server {
  type: "CVM" | "ENI";
  /** The instance of a CVM, the interface of an ENI. */
  instanceId: string;
  name: string;
  port: number;
  weight: number;
  privateIp: string;
  publicIp: string | null;
  tag: string | null;
  registeredAt: number;
}

export interface Namespace {
  name: string;
  description: string;
  addedAt: number;
  modifiedAt: number;
  functions: CloudFunction[];
}

export interface CloudFunction {
  id: string;
  name: string;
  type: "Event" | "HTTP";
  status: FunctionStatus;
  statusDescription: string;
  runtime: string;
  description: string;
  addedAt: number;
  modifiedAt: number;
  tags: Tag[];
  /** `$LATEST` first. */
  versions: FunctionVersion[];
  aliases: Alias[];
}

export type FunctionStatus =
  | "Creating"
  | "CreateFailed"
  | "Active"
  | "Updating"
  | "UpdateFailed"
  | "Publishing"
  | "PublishFailed"
  | "Deleting"
  | "DeleteFailed";

export interface FunctionVersion {
  version: string;
  description: string;
  addedAt: number;
  modifiedAt: number;
}

export interface Alias {
  name: string;
  version: string;
  description: string;
  /** At most one additional version with its share of the traffic. */
  additional: { version: string; share: number } | null;
  addedAt: number;
  modifiedAt: number;
}

export type AccountType = "STANDARD" | "LEGACY";
