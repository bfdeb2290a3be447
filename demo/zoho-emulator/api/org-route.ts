import type {Context} from 'hono';
import type {Org} from '../world/org.ts';
import {formatZohoTime} from '../world/zoho-time.ts';
import type {Env} from './api-env.ts';
import {jsonAnswer} from './json-answer.ts';
import {requireScope} from './authenticate.ts';

const currencyNames: Record<string, [name: string, symbol: string]> = {
  USD: ['US Dollar', '$'],
  GBP: ['British Pound', '£'],
  INR: ['Indian Rupee', 'Rs.'],
  JPY: ['Japanese Yen', '¥'],
  CAD: ['Canadian Dollar', '$'],
  SAR: ['Saudi Riyal', 'SR'],
};

const founded = Date.UTC(2023, 3, 12, 9, 8, 5);
const paidUntil = Date.UTC(2032, 3, 12);

function license(org: Org): Record<string, unknown> {
  const {edition, users, timeZone} = org.definition;
  const paidType = org.settings.paidType ?? edition;
  const paid = paidType !== 'free';
  return {
    paid,
    paid_type: paidType,
    paid_expiry: paid ? formatZohoTime(paidUntil, timeZone) : null,
    users_license_purchased: users.length,
    portal_users_license_purchased: 0,
    trial_type: null,
    trial_expiry: null,
  };
}

/** An org as `/org` describes it. */
function renderOrg(org: Org): Record<string, unknown> {
  const {companyName, countryCode, currency, timeZone, zgid} = org.definition;
  const [currencyName, symbol] = currencyNames[currency] ?? [currency, currency];
  return {
    id: org.metadataId(20_005),
    zgid,
    company_name: companyName,
    domain_name: org.domainName,
    type: 'production',
    country: null,
    country_code: countryCode,
    currency: `${currencyName} - ${currency}`,
    currency_symbol: symbol,
    currency_locale: currency,
    iso_code: currency,
    time_zone: timeZone,
    primary_email: org.admin.email,
    primary_zuid: org.admin.zuid,
    mc_status: false,
    gapps_enabled: false,
    privacy_settings: false,
    hipaa_compliance_enabled: false,
    created_time: formatZohoTime(founded, timeZone),
    phone: null,
    license_details: license(org),
    hierarchy_preferences: {type: 'Role_Hierarchy'},
  };
}

/** `GET /org` */
export function orgRoute(c: Context<Env>): Response {
  requireScope(c, {path: 'org', operation: 'READ'});
  return jsonAnswer({org: [renderOrg(c.var.caller.org)]});
}
