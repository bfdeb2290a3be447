export * from './activity-preview.ts';
export * from './agents.ts';
export * from './connection.ts';
export * from './doctor.ts';
export * from './health.ts';
export * from './hygiene.ts';
export * from './settings-reply.ts';
export * from './tenants.ts';
