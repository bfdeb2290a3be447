/** The six regions of the product; each is a Zoho of its own, with its own accounts and API hosts. */
export const regionNames = ['us', 'eu', 'in', 'jp', 'ca', 'sa'] as const;

export type RegionName = (typeof regionNames)[number];

/** Where a region listens on this machine. Origins without a trailing slash. */
export interface RegionOrigins {
  accounts: string;
  api: string;
}

export const isRegionName = (text: string): text is RegionName =>
  (regionNames as readonly string[]).includes(text);
