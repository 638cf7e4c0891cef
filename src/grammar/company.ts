/** The companies that the remote-area check knows. https://support.trackingmore.com/en/category/api-webhook-oop8bq */
export const COMPANIES = ['DHL', 'UPS', 'FedEx', 'TNT'] as const;

export function isCompany(word: string): boolean {
  return COMPANIES.some((company) => company.toLowerCase() === word.toLowerCase());
}
