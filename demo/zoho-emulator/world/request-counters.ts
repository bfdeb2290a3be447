/** How often an org was asked, by what and with which result; tests and benches read it. */
export class RequestCounters {
  total = 0;
  credits = 0;
  readonly byStatus: Record<string, number> = {};
  /** Keys such as `GET Contacts/search`, `POST Calls`, `POST oauth/v2/token`. */
  readonly byRoute: Record<string, number> = {};

  count(route: string, status: number, credits: number): void {
    this.total += 1;
    this.credits += credits;
    this.byStatus[status] = (this.byStatus[status] ?? 0) + 1;
    this.byRoute[route] = (this.byRoute[route] ?? 0) + 1;
  }

  clear(): void {
    this.total = 0;
    this.credits = 0;
    for (const key of Object.keys(this.byStatus)) delete this.byStatus[key];
    for (const key of Object.keys(this.byRoute)) delete this.byRoute[key];
  }
}

/** Route without ids: `/crm/v8/Calls/730…/Notes` becomes `Calls/{id}/Notes`. */
export const routeOf = (method: string, path: string): string =>
  `${method} ${path.replace(/^\/(crm\/v8\/)?/, '').replace(/\d{9,}/g, '{id}')}`;
