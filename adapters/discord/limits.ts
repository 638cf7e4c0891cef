/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits — in characters. */
export const DISCORD_LIMITS = {
  title: 256,
  description: 4096,
  url: 2048,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  /** Over everything in a message's embeds. */
  embedTotal: 6000,
  /** https://docs.discord.com/developers/interactions/application-commands */
  commandDescription: 100,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  nonce: 25,
  /** Names called in one message: as many as surely fit into its content. */
  mentions: 50,
  threadName: 100,
  /** https://docs.discord.com/developers/components/reference */
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  menuOptions: 25,
  menuText: 100,
  optionValue: 100,
  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldDescription: 100,
  fieldText: 4000,
  textDisplay: 4000,
  attachmentDescription: 1024,
} as const;
