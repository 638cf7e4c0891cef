/** https://docs.slack.dev/reference/block-kit/blocks — all in characters unless the name says otherwise. */
export const SLACK_LIMITS = {
  blocksPerMessage: 50,
  header: 150,
  sectionText: 3000,
  fieldsPerSection: 10,
  fieldText: 2000,
  contextText: 2000,
  /** https://docs.slack.dev/messaging/formatting-message-text: keep it below 4,000. */
  messageText: 3000,
} as const;
