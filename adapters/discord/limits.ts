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
} as const;
