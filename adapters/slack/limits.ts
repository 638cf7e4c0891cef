/** https://docs.slack.dev/reference/block-kit/blocks — all in characters unless the name says otherwise. */
export const SLACK_LIMITS = {
  blocksPerMessage: 50,
  header: 150,
  sectionText: 3000,
  fieldsPerSection: 10,
  fieldText: 2000,
  contextText: 2000,
  actionsPerBlock: 25,
  buttonText: 75,
  optionText: 75,
  buttonValue: 2000,
  optionValue: 150,
  options: 100,
  /** Names called in one message: as many as surely fit into a section. */
  mentions: 50,
  /** https://docs.slack.dev/surfaces/modals */
  modalTitle: 24,
  modalBlocks: 100,
  inputLabel: 2000,
  inputText: 3000,
  placeholder: 150,
  /** https://docs.slack.dev/messaging/formatting-message-text: keep it below 4,000. */
  messageText: 3000,
} as const;
