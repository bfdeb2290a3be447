/** How long a page is waited for; a person would have gone, but a machine with much else to do may need it. */
export const patience = {timeout: 60_000};
