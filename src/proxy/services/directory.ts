/** One extension of the PBX. */
export interface Extension {
  readonly number: string;
  readonly kind: 'person' | 'ring_group' | 'queue' | 'ivr' | 'conference' | 'voicemail' | 'service';
  readonly name: string;
  /** Only for persons. */
  readonly email: string | null;
  readonly userId: string | null;
  /** True for a person whose extension takes no calls: our own service user, and who is disabled in the PBX. */
  readonly isIdle?: boolean;
}

/** An entry of the PBX's company address book. */
export interface PbxContact {
  readonly name: string;
  readonly company: string | null;
  readonly numbers: readonly string[];
}

/** What the PBX knows of its own people and contacts, copied and refreshed every ten minutes. */
export interface Directory {
  /** Undefined when the PBX does not know the number; then the adapter's rules decide. */
  extension(tenantId: string, number: string): Promise<Extension | undefined>;
  extensions(tenantId: string): Promise<Extension[]>;
  /** Company address book, by canonical number (architecture, decision 17). */
  contactByNumber(tenantId: string, e164: string): Promise<PbxContact | undefined>;
}
